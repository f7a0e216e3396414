//! Formats of .NET as formats of Day.js, as the reference turns the one into the other.

/// What is being collected.
#[derive(Clone, Copy, PartialEq)]
enum State {
    Nothing,
    Run(char, usize),
    Quoted(char),
    Escaped,
}

/// The format of Day.js for a format of .NET; the format itself where there is none for it.
pub(in crate::expr) fn day_js(format: &str) -> String {
    converted(format).unwrap_or_else(|| format.to_owned())
}

fn converted(format: &str) -> Option<String> {
    let format = match format {
        "R" | "r" | "U" | "u" => return None,
        "O" | "o" => "YYYY-MM-DDTHH:mm:ss.SSS0000Z",
        format => format,
    };
    let mut out = String::new();
    let mut buffer = String::new();
    let mut state = State::Nothing;
    for character in format.chars() {
        match state {
            State::Escaped => {
                buffer.push(character);
                finish(&mut state, State::Nothing, &mut buffer, &mut out)?;
            }
            State::Quoted(quote) if character == quote => finish(&mut state, State::Nothing, &mut buffer, &mut out)?,
            State::Quoted(_) => buffer.push(character),
            _ => match character {
                'd' | 'f' | 'F' | 'g' | 'h' | 'H' | 'm' | 'M' | 's' | 't' | 'y' | 'z' => match state {
                    State::Run(letter, length) if letter == character => state = State::Run(letter, length + 1),
                    _ => finish(&mut state, State::Run(character, 1), &mut buffer, &mut out)?,
                },
                '`' | '\'' => finish(&mut state, State::Quoted(character), &mut buffer, &mut out)?,
                '\\' => finish(&mut state, State::Escaped, &mut buffer, &mut out)?,
                other => {
                    finish(&mut state, State::Nothing, &mut buffer, &mut out)?;
                    match other {
                        'K' => out.push('Z'),
                        '%' => {}
                        other => out.push(other),
                    }
                }
            },
        }
    }
    if matches!(state, State::Escaped | State::Quoted(_)) {
        return None;
    }
    finish(&mut state, State::Nothing, &mut buffer, &mut out)?;
    Some(out)
}

/// Writes what was collected and begins anew; nothing if Day.js has nothing for it.
fn finish(state: &mut State, next: State, buffer: &mut String, out: &mut String) -> Option<()> {
    match *state {
        State::Nothing => {}
        State::Run(letter, length) => out.push_str(token(letter, length)?),
        State::Quoted(_) | State::Escaped => out.push_str(buffer),
    }
    buffer.clear();
    *state = next;
    Some(())
}

/// The token of Day.js for a run of letters; longer runs are as good as the longest that is known.
fn token(letter: char, length: usize) -> Option<&'static str> {
    let tokens: &[&str] = match letter {
        'd' => &["D", "DD", "ddd", "dddd"],
        'f' | 'F' => &["", "", "SSS"],
        'h' => &["h", "hh"],
        'H' => &["H", "HH"],
        'm' => &["m", "mm"],
        'M' => &["M", "MM", "MMM", "MMMM"],
        's' => &["s", "ss"],
        't' => &["A"],
        'y' => &["YY", "YY", "YYYY"],
        'z' => &["ZZ", "ZZ", "Z"],
        _ => return None,
    };
    tokens.get(length.min(tokens.len()).checked_sub(1)?).copied().filter(|token| !token.is_empty())
}

#[cfg(test)]
mod tests {
    use super::day_js;

    #[test]
    fn formats_are_turned_letter_by_letter() {
        for (format, turned) in [
            ("MMM d, yyyy h:mm tt", "MMM D, YYYY h:mm A"),
            ("yyyy-MM-ddTHH:mm:ssZ", "YYYY-MM-DDTHH:mm:ssZ"),
            ("fff", "SSS"),
            ("ff", "ff"),
            ("'at' HH", "at HH"),
            ("'at", "'at"),
            ("o", "YYYY-MM-DDTHH:mm:ss.SSS0000Z"),
            ("dddddd %d \\d K", "dddd D d Z"),
            ("g", "g"),
        ] {
            assert_eq!(day_js(format), turned, "{format}");
        }
    }
}
