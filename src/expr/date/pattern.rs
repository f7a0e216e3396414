//! A format in the manner of .NET, rewritten for Day.js as the reference does it.

/// What runs of a letter become, by their length; longer ones are as good as the longest.
fn runs(letter: char) -> Option<&'static [&'static str]> {
    Some(match letter {
        'd' => &["D", "DD", "ddd", "dddd"],
        'M' => &["M", "MM", "MMM", "MMMM"],
        'y' => &["YY", "YY", "YYYY", "YYYY"],
        'h' => &["h", "hh"],
        'H' => &["H", "HH"],
        'm' => &["m", "mm"],
        's' => &["s", "ss"],
        't' => &["A"],
        'z' => &["ZZ", "ZZ", "Z"],
        // Fewer digits of a second, and eras, are nothing that the reference can rewrite.
        'f' | 'F' => &["", "", "SSS"],
        'g' => &[""],
        _ => return None,
    })
}

/// The format for Day.js, which is the format itself if the reference fails to rewrite it.
pub(in crate::expr) fn rewritten(format: &str) -> String {
    attempt(format).unwrap_or_else(|| format.to_owned())
}

fn attempt(format: &str) -> Option<String> {
    match format {
        "R" | "r" | "U" | "u" => return None,
        "O" | "o" => return Some("YYYY-MM-DDTHH:mm:ss.SSS0000Z".to_owned()),
        _ => {}
    }
    let mut out = String::with_capacity(format.len());
    let mut letters = format.chars().peekable();
    while let Some(letter) = letters.next() {
        if let Some(forms) = runs(letter) {
            let mut length = 1;
            while letters.next_if_eq(&letter).is_some() {
                length += 1;
            }
            let form = forms.get(length.min(forms.len()) - 1).filter(|form| !form.is_empty())?;
            out.push_str(form);
            continue;
        }
        match letter {
            '\'' | '`' => loop {
                match letters.next()? {
                    end if end == letter => break,
                    quoted => out.push(quoted),
                }
            },
            '\\' => out.push(letters.next()?),
            'K' => out.push('Z'),
            '%' => {}
            other => out.push(other),
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::rewritten;

    #[test]
    fn formats_are_rewritten_letter_by_letter() {
        for (format, wanted) in [
            ("ddd, dd. M. yyyyyy", "ddd, DD. M. YYYY"),
            ("HHH:mmm:sss tttt", "HH:mm:ss A"),
            ("z zz zzzz K", "ZZ ZZ Z Z"),
            ("'day' `o` \\y %h", "day o y h"),
            ("ffff", "SSS"),
            ("o", "YYYY-MM-DDTHH:mm:ss.SSS0000Z"),
            ("oo", "oo"),
        ] {
            assert_eq!(rewritten(format), wanted);
        }
    }

    #[test]
    fn what_cannot_be_rewritten_stays() {
        for format in ["HH:mm:ss.ff", "yyyy g", "'open", "yyyy\\", "u"] {
            assert_eq!(rewritten(format), format);
        }
    }
}
