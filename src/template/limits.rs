//! How much an expansion may do.

/// How much an expansion may do. An expression on its own is bounded by the limits of its environment as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// How many rows elements may be repeated for, all together.
    pub rows: u64,
    /// How many values the card may have.
    pub values: u32,
    /// How many bytes of JSON the card may have.
    pub bytes: usize,
    /// How many steps may be taken, in expressions and between them.
    pub steps: u64,
    /// How many bytes of text and lists the expressions may make on the way.
    pub output: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { rows: 250_000, values: 10_000_000, bytes: 64 << 20, steps: 100_000_000, output: 1 << 30 }
    }
}
