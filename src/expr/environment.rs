//! What an evaluation needs from outside.

/// How much an evaluation may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// How many nodes may be evaluated and items be looked at.
    pub steps: u64,
    /// How many bytes of text and lists may be made.
    pub output: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { steps: 20_000_000, output: 64 << 20 }
    }
}

/// What an evaluation needs from outside: the time, how numbers are written, and how much it may do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Environment {
    /// The time, in milliseconds since 1970-01-01T00:00:00Z.
    pub now: i64,
    /// The locale for numbers and for the case of letters, such as `en-US`.
    pub locale: String,
    /// How much may be done.
    pub limits: Limits,
}

impl Default for Environment {
    /// 1970, `en-US`, the usual limits.
    fn default() -> Self {
        Self { now: 0, locale: "en-US".to_owned(), limits: Limits::default() }
    }
}
