//! One question to the terminal: light or dark, and which keyboard protocol.
//!
//! Asked raw, before the event reader starts, because an answer that the reader eats would be lost. The request ends with
//! the one question that every terminal answers (its primary attributes), so that silence costs nothing on the rest.

use std::time::Duration;

/// How long the terminal may take to answer.
pub const PATIENCE: Duration = Duration::from_millis(100);

/// How long answers may follow the one that ends them.
const GRACE: Duration = Duration::from_millis(15);

/// What begins a bracketed paste.
pub const PASTE_BEGINS: &str = "\x1b[200~";
/// What ends it.
pub const PASTE_ENDS: &str = "\x1b[201~";

/// How long the rest of an answer or a paste may take that began while the terminal was asked.
#[cfg(unix)]
const REST_PATIENCE: Duration = Duration::from_millis(500);

/// What the terminal said, and what else arrived meanwhile.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answer {
    /// Whether the background is light; nothing when the terminal did not say.
    pub light: Option<bool>,
    /// Whether the extended keyboard protocol is spoken.
    pub extended_keys: bool,
    /// Bytes that were no answer: keys typed before the reader was up.
    pub typed: Vec<u8>,
    /// Whether an answer had begun and not ended: the rest of it is still to come.
    pub cut: bool,
}

/// Background colour (OSC 11), keyboard protocol, primary attributes.
#[cfg(unix)]
const QUESTION: &[u8] = b"\x1b]11;?\x1b\\\x1b[?u\x1b[c";

/// Asks the terminal. On systems without a raw terminal nothing is asked.
#[must_use]
#[cfg(unix)]
pub fn ask() -> Answer {
    use std::io::{Write, stdin, stdout};
    use std::os::fd::AsFd;
    use std::time::Instant;

    use rustix::event::{PollFd, PollFlags, Timespec, poll};

    let mut out = stdout();
    if out.write_all(QUESTION).and_then(|()| out.flush()).is_err() {
        return Answer::default();
    }
    let input = stdin();
    let mut deadline = Instant::now() + PATIENCE;
    let mut read = Vec::new();
    let mut chunk = [0; 1024];
    let mut over = false;
    loop {
        let (answer, done) = read_all(&read);
        let half = answer.cut || is_pasting(&answer.typed);
        if done && answer.light.is_some() && answer.extended_keys && !half {
            break;
        }
        if half {
            // Half an answer or a paste would leave its other half to be taken for keys.
            deadline = Instant::now() + REST_PATIENCE;
        } else if done && !over {
            // Some terminals answer out of order: what is still to come comes at once.
            over = true;
            deadline = deadline.min(Instant::now() + GRACE);
        }
        let left = deadline.saturating_duration_since(Instant::now());
        let Ok(seconds) = i64::try_from(left.as_secs()) else { break };
        let wait = Timespec { tv_sec: seconds, tv_nsec: left.subsec_nanos().into() };
        let mut fds = [PollFd::from_borrowed_fd(input.as_fd(), PollFlags::IN)];
        if !matches!(poll(&mut fds, Some(&wait)), Ok(ready) if ready > 0) {
            break;
        }
        match rustix::io::read(input.as_fd(), &mut chunk) {
            Ok(count) if count > 0 => read.extend_from_slice(chunk.get(..count).unwrap_or_default()),
            _ => break,
        }
    }
    read_all(&read).0
}

/// Asks nothing.
#[must_use]
#[cfg(not(unix))]
pub fn ask() -> Answer {
    Answer::default()
}

/// Whether a paste has begun and not ended.
#[cfg_attr(not(unix), expect(dead_code, reason = "only a raw terminal answers"))]
fn is_pasting(typed: &[u8]) -> bool {
    let last = |mark: &str| typed.windows(mark.len()).rposition(|part| part == mark.as_bytes());
    last(PASTE_BEGINS).is_some_and(|begin| last(PASTE_ENDS).is_none_or(|end| end < begin))
}

/// Reads answers out of what came in; the flag says whether the last answer (the attributes) is among it.
#[cfg_attr(not(unix), expect(dead_code, reason = "only a raw terminal answers"))]
fn read_all(bytes: &[u8]) -> (Answer, bool) {
    let mut answer = Answer::default();
    let mut done = false;
    let mut rest = bytes;
    while let Some((&first, after)) = rest.split_first() {
        if first == 0x1b
            && let Some((sequence, behind)) = sequence(after)
        {
            match sequence {
                Sequence::Background(light) => answer.light = light,
                Sequence::Keyboard => answer.extended_keys = true,
                Sequence::Attributes => done = true,
                Sequence::Other(length) => answer.typed.extend_from_slice(rest.get(..=length).unwrap_or(rest)),
            }
            rest = behind;
        } else if first == 0x1b && is_cut(after) {
            answer.cut = true;
            break;
        } else {
            answer.typed.push(first);
            rest = after;
        }
    }
    (answer, done)
}

enum Sequence {
    Background(Option<bool>),
    Keyboard,
    Attributes,
    Other(usize),
}

/// The control sequence behind an escape byte, and what follows it.
fn sequence(bytes: &[u8]) -> Option<(Sequence, &[u8])> {
    match bytes.first()? {
        b']' => {
            let end = bytes.iter().position(|b| matches!(b, 0x07 | 0x1b))?;
            let behind = if bytes.get(end) == Some(&0x1b) { end + 2 } else { end + 1 };
            let body = std::str::from_utf8(bytes.get(1..end)?).ok()?;
            Some((
                Sequence::Background(body.strip_prefix("11;").and_then(is_light)),
                bytes.get(behind..).unwrap_or_default(),
            ))
        }
        b'[' => {
            let end = 1 + bytes.get(1..)?.iter().position(|b| (0x40..=0x7e).contains(b))?;
            let private = bytes.get(1) == Some(&b'?');
            let kind = match bytes.get(end)? {
                b'c' if private => Sequence::Attributes,
                b'u' if private => Sequence::Keyboard,
                _ => Sequence::Other(end + 1),
            };
            Some((kind, bytes.get(end + 1..).unwrap_or_default()))
        }
        _ => None,
    }
}

/// Whether what stands behind an escape byte is the beginning of an answer, up to the last byte that came.
fn is_cut(bytes: &[u8]) -> bool {
    let begins = |mark: &[u8]| bytes.starts_with(mark) || (!bytes.is_empty() && mark.starts_with(bytes));
    begins(b"]11;") || begins(b"[?")
}

/// Whether a colour as terminals write it (`rgb:rrrr/gggg/bbbb`) is light.
fn is_light(colour: &str) -> Option<bool> {
    let mut parts = colour.trim().strip_prefix("rgb:")?.split('/');
    let mut part = || {
        let digits = parts.next()?;
        let most = 16_u32.checked_pow(u32::try_from(digits.len()).ok()?)?.checked_sub(1)?;
        let value = u32::from_str_radix(digits, 16).ok()?;
        Some(f64::from(value) / f64::from(most.max(1)))
    };
    let (red, green, blue) = (part()?, part()?, part()?);
    // Perceived brightness, ITU-R BT.601.
    Some(0.299 * red + 0.587 * green + 0.114 * blue > 0.5)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_and_keys_are_told_apart() {
        let (answer, done) = read_all(b"ab\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b[?0u\x1b[A\x1b[?62;22cz");
        assert!(done);
        assert_eq!(answer.light, Some(true));
        assert!(answer.extended_keys);
        assert_eq!(answer.typed, b"ab\x1b[Az");
    }

    #[test]
    fn an_answer_that_is_cut_is_no_typing() {
        let whole = b"\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\\x1b[?0u\x1b[?62;22c";
        for end in 0..whole.len() {
            let (answer, done) = read_all(&whole[..end]);
            assert!(!done);
            assert!(answer.typed.is_empty() || answer.typed == b"\x1b", "{end}: {:?}", answer.typed);
        }
        assert!(read_all(&whole[..12]).0.cut && !read_all(whole).0.cut);
        assert_eq!(read_all(b"a\x1b[200~b").0.typed, b"a\x1b[200~b");
    }

    #[test]
    fn half_a_paste_is_waited_for() {
        assert!(is_pasting(b"a\x1b[200~b\x1b[201~c\x1b[200~d"));
        assert!(!is_pasting(b"a\x1b[200~b\x1b[201~c"));
        assert!(!is_pasting(b"a"));
    }

    #[test]
    fn silence_says_nothing() {
        assert_eq!(read_all(b""), (Answer::default(), false));
        assert_eq!(is_light("rgb:1e1e/1e1e/1e1e"), Some(false));
        assert_eq!(is_light("rgb:f/f/f"), Some(true));
        assert_eq!(is_light("red"), None);
    }
}
