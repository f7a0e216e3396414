//! Patterns, read as ECMAScript with its Annex B reads them.

/// How deep groups may stand in one another.
const DEPTH: usize = 100;

/// The most that a count of repetitions is told apart from "any number".
const MANY: u32 = u32::MAX;

/// A set of units.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Set {
    pub(super) ranges: Vec<(u16, u16)>,
    pub(super) negated: bool,
}

/// A part of a pattern.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Node {
    Unit(u16),
    Any,
    Set(Set),
    Start,
    End,
    Boundary { negated: bool },
    Group(Box<Node>, usize),
    Look { node: Box<Node>, behind: bool, negated: bool },
    Back(usize),
    BackName(Vec<u16>),
    Sequence(Vec<Node>),
    Either(Vec<Node>),
    Repeat { node: Box<Node>, least: u32, most: Option<u32>, lazy: bool, groups: (usize, usize) },
}

/// The names of groups with their numbers.
pub(super) type Names = Vec<(Vec<u16>, usize)>;

/// The tree of a pattern, the count of its groups and their names.
pub(super) fn parse(units: &[u16]) -> Result<(Node, usize, Names), String> {
    let (total, named) = count_groups(units);
    let mut parser = Parser { units, at: 0, groups: 0, total, named, names: Vec::new(), depth: 0 };
    let node = parser.either()?;
    if parser.at < units.len() {
        return Err("a `)` closes nothing".to_owned());
    }
    Ok((node, parser.groups, parser.names))
}

/// How many groups a pattern has, and whether one has a name.
fn count_groups(units: &[u16]) -> (usize, bool) {
    let (mut count, mut named, mut class, mut at) = (0, false, false, 0);
    let is = |at: usize, byte: u8| units.get(at) == Some(&u16::from(byte));
    while at < units.len() {
        if is(at, b'\\') {
            at += 1;
        } else if is(at, b'[') {
            class = true;
        } else if is(at, b']') {
            class = false;
        } else if is(at, b'(') && !class {
            let name = is(at + 1, b'?') && is(at + 2, b'<') && !is(at + 3, b'=') && !is(at + 3, b'!');
            count += usize::from(!is(at + 1, b'?') || name);
            named |= name;
        }
        at += 1;
    }
    (count, named)
}

struct Parser<'p> {
    units: &'p [u16],
    at: usize,
    groups: usize,
    total: usize,
    named: bool,
    names: Names,
    depth: usize,
}

fn class(letter: u8) -> Set {
    let ranges = match letter.to_ascii_lowercase() {
        b'd' => vec![(48, 57)],
        b'w' => vec![(48, 57), (65, 90), (95, 95), (97, 122)],
        _ => vec![
            (9, 13),
            (32, 32),
            (0xa0, 0xa0),
            (0x1680, 0x1680),
            (0x2000, 0x200a),
            (0x2028, 0x2029),
            (0x202f, 0x202f),
            (0x205f, 0x205f),
            (0x3000, 0x3000),
            (0xfeff, 0xfeff),
        ],
    };
    Set { ranges, negated: letter.is_ascii_uppercase() }
}

/// The ranges of a set that is not negated.
fn positive(set: Set) -> Vec<(u16, u16)> {
    if !set.negated {
        return set.ranges;
    }
    let mut ranges = Vec::new();
    let mut next = 0u32;
    for (low, high) in set.ranges {
        if next < u32::from(low) {
            ranges.extend(u16::try_from(next).ok().map(|next| (next, low - 1)));
        }
        next = u32::from(high) + 1;
    }
    ranges.extend(u16::try_from(next).ok().map(|next| (next, u16::MAX)));
    ranges
}

/// What an escape stands for.
enum Escaped {
    Unit(u16),
    Set(Set),
}

impl Parser<'_> {
    fn peek(&self) -> Option<u16> {
        self.units.get(self.at).copied()
    }

    fn byte(&self) -> Option<u8> {
        self.peek().and_then(|unit| u8::try_from(unit).ok())
    }

    fn take(&mut self, byte: u8) -> bool {
        let found = self.byte() == Some(byte);
        self.at += usize::from(found);
        found
    }

    fn take_all(&mut self, text: &str) -> bool {
        let wanted: Vec<u16> = text.encode_utf16().collect();
        let found = self.units.get(self.at..).is_some_and(|rest| rest.starts_with(&wanted));
        self.at += if found { wanted.len() } else { 0 };
        found
    }

    fn either(&mut self) -> Result<Node, String> {
        self.depth += 1;
        if self.depth > DEPTH {
            return Err("its groups are nested too deep".to_owned());
        }
        let mut ways = vec![self.sequence()?];
        while self.take(b'|') {
            ways.push(self.sequence()?);
        }
        self.depth -= 1;
        Ok(match ways.pop() {
            Some(only) if ways.is_empty() => only,
            last => Node::Either(ways.into_iter().chain(last).collect()),
        })
    }

    fn sequence(&mut self) -> Result<Node, String> {
        let mut nodes = Vec::new();
        while self.byte().is_none_or(|byte| byte != b'|' && byte != b')') && self.at < self.units.len() {
            let before = self.groups;
            let (node, repeatable) = self.term()?;
            let node = match self.quantifier()? {
                None => node,
                Some(_) if !repeatable => return Err("there is nothing to repeat".to_owned()),
                Some((least, most, lazy)) => {
                    Node::Repeat { node: Box::new(node), least, most, lazy, groups: (before + 1, self.groups + 1) }
                }
            };
            nodes.push(node);
        }
        Ok(Node::Sequence(nodes))
    }

    fn quantifier(&mut self) -> Result<Option<(u32, Option<u32>, bool)>, String> {
        let (least, most) = match self.byte() {
            Some(b'*') => (0, None),
            Some(b'+') => (1, None),
            Some(b'?') => (0, Some(1)),
            Some(b'{') => {
                let Some((least, most, end)) = self.counts() else { return Ok(None) };
                if most.is_some_and(|most| most < least) {
                    return Err("the numbers of a `{…}` are out of order".to_owned());
                }
                self.at = end - 1;
                (least, most)
            }
            _ => return Ok(None),
        };
        self.at += 1;
        Ok(Some((least, most, self.take(b'?'))))
    }

    /// The counts of a `{…}` and where it ends, if it is one.
    fn counts(&self) -> Option<(u32, Option<u32>, usize)> {
        let mut at = self.at + 1;
        let mut number = || {
            let from = at;
            let mut number = 0u32;
            while let Some(digit) = self.units.get(at).and_then(|unit| char::from_u32(u32::from(*unit))?.to_digit(10)) {
                number = number.saturating_mul(10).saturating_add(digit);
                at += 1;
            }
            (at > from).then_some((number, at))
        };
        let (least, mut end) = number()?;
        let is = |at: usize, byte: u8| self.units.get(at) == Some(&u16::from(byte));
        if is(end, b'}') {
            return Some((least, Some(least), end + 1));
        }
        if !is(end, b',') {
            return None;
        }
        end += 1;
        at = end;
        let mut most = None;
        let mut digits = 0u32;
        while let Some(digit) = self.units.get(at).and_then(|unit| char::from_u32(u32::from(*unit))?.to_digit(10)) {
            digits = digits.saturating_mul(10).saturating_add(digit);
            most = Some(digits);
            at += 1;
        }
        is(at, b'}').then_some((least, most.filter(|most| *most != MANY), at + 1))
    }

    fn term(&mut self) -> Result<(Node, bool), String> {
        let Some(unit) = self.peek() else { return Err("it ends too early".to_owned()) };
        self.at += 1;
        let Ok(byte) = u8::try_from(unit) else { return Ok((Node::Unit(unit), true)) };
        Ok(match byte {
            b'^' => (Node::Start, false),
            b'$' => (Node::End, false),
            b'.' => (Node::Any, true),
            b'[' => (Node::Set(self.set()?), true),
            b'(' => return self.group(),
            b'\\' => return self.escape(),
            b'*' | b'+' | b'?' => return Err("there is nothing to repeat".to_owned()),
            b'{' => {
                self.at -= 1;
                let counts = self.counts();
                self.at += 1;
                if counts.is_some() {
                    return Err("there is nothing to repeat".to_owned());
                }
                (Node::Unit(unit), true)
            }
            _ => (Node::Unit(unit), true),
        })
    }

    fn group(&mut self) -> Result<(Node, bool), String> {
        let mut look = None;
        let mut number = None;
        if self.take_all("?:") {
        } else if self.take_all("?=") {
            look = Some((false, false));
        } else if self.take_all("?!") {
            look = Some((false, true));
        } else if self.take_all("?<=") {
            look = Some((true, false));
        } else if self.take_all("?<!") {
            look = Some((true, true));
        } else {
            let named = self.take_all("?<");
            if !named && self.byte() == Some(b'?') {
                return Err("a `(?` is followed by nothing known".to_owned());
            }
            self.groups += 1;
            number = Some(self.groups);
            if named {
                let name = self.name()?;
                if self.names.iter().any(|(known, _)| *known == name) {
                    return Err("two groups have one name".to_owned());
                }
                self.names.push((name, self.groups));
            }
        }
        let inner = self.either()?;
        if !self.take(b')') {
            return Err("a `(` is not closed".to_owned());
        }
        Ok(match (look, number) {
            (Some((behind, negated)), _) => (Node::Look { node: Box::new(inner), behind, negated }, !behind),
            (None, Some(number)) => (Node::Group(Box::new(inner), number), true),
            (None, None) => (inner, true),
        })
    }

    fn name(&mut self) -> Result<Vec<u16>, String> {
        let from = self.at;
        while let Some(unit) = self.peek().filter(|unit| *unit != u16::from(b'>')) {
            let fine = unit >= 128
                || char::from_u32(u32::from(unit)).is_some_and(|c| c.is_ascii_alphanumeric() || c == '_' || c == '$');
            if !fine {
                return Err("the name of a group is no name".to_owned());
            }
            self.at += 1;
        }
        let name = self.units.get(from..self.at).unwrap_or_default().to_vec();
        let digit = name.first().is_none_or(|first| (48..58).contains(first));
        if digit || !self.take(b'>') {
            return Err("the name of a group is no name".to_owned());
        }
        Ok(name)
    }

    fn escape(&mut self) -> Result<(Node, bool), String> {
        let Some(unit) = self.peek() else { return Err("it ends in a backslash".to_owned()) };
        match u8::try_from(unit).unwrap_or(0) {
            b'b' | b'B' => {
                self.at += 1;
                return Ok((Node::Boundary { negated: unit == u16::from(b'B') }, false));
            }
            b'k' if self.named => {
                self.at += 1;
                if !self.take(b'<') {
                    return Err("a `\\k` has no name".to_owned());
                }
                return Ok((Node::BackName(self.name()?), true));
            }
            b'1'..=b'9' => {
                let mut number = 0usize;
                let mut at = self.at;
                while let Some(digit) =
                    self.units.get(at).and_then(|unit| char::from_u32(u32::from(*unit))?.to_digit(10))
                {
                    number = number.saturating_mul(10).saturating_add(digit as usize);
                    at += 1;
                }
                if number <= self.total {
                    self.at = at;
                    return Ok((Node::Back(number), true));
                }
            }
            _ => {}
        }
        Ok(match self.character()? {
            Escaped::Unit(unit) => (Node::Unit(unit), true),
            Escaped::Set(set) => (Node::Set(set), true),
        })
    }

    fn hexadecimal(&mut self, digits: usize) -> Option<u16> {
        let mut value = 0;
        for place in 0..digits {
            let unit = *self.units.get(self.at + place)?;
            value = value * 16 + char::from_u32(u32::from(unit))?.to_digit(16)?;
        }
        self.at += digits;
        u16::try_from(value).ok()
    }

    /// What follows a backslash, inside brackets or out.
    fn character(&mut self) -> Result<Escaped, String> {
        let Some(unit) = self.peek() else { return Err("it ends in a backslash".to_owned()) };
        self.at += 1;
        let byte = u8::try_from(unit).unwrap_or(0);
        Ok(Escaped::Unit(match byte {
            b'd' | b'D' | b's' | b'S' | b'w' | b'W' => return Ok(Escaped::Set(class(byte))),
            b't' => 9,
            b'n' => 10,
            b'v' => 11,
            b'f' => 12,
            b'r' => 13,
            b'c' => {
                if let Some(letter) = self.byte().filter(u8::is_ascii_alphabetic) {
                    self.at += 1;
                    u16::from(letter % 32)
                } else {
                    // The backslash is one, and the `c` comes after it.
                    self.at -= 1;
                    u16::from(b'\\')
                }
            }
            b'x' => self.hexadecimal(2).unwrap_or(unit),
            b'u' => self.hexadecimal(4).unwrap_or(unit),
            b'0'..=b'7' => {
                let mut value = u16::from(byte - b'0');
                while let Some(digit @ b'0'..=b'7') = self.byte() {
                    let next = value * 8 + u16::from(digit - b'0');
                    if next > 255 {
                        break;
                    }
                    value = next;
                    self.at += 1;
                    if value >= 32 {
                        break;
                    }
                }
                value
            }
            _ => unit,
        }))
    }

    fn set(&mut self) -> Result<Set, String> {
        let negated = self.take(b'^');
        let mut ranges = Vec::new();
        loop {
            let Some(unit) = self.peek() else { return Err("a `[` is not closed".to_owned()) };
            if self.take(b']') {
                return Ok(Set { ranges, negated });
            }
            let low = self.member(unit)?;
            if self.byte() == Some(b'-') && self.units.get(self.at + 1).is_some_and(|next| *next != u16::from(b']')) {
                self.at += 1;
                let Some(unit) = self.peek() else { return Err("a `[` is not closed".to_owned()) };
                let high = self.member(unit)?;
                match (low, high) {
                    (Escaped::Unit(low), Escaped::Unit(high)) if low > high => {
                        return Err("a range in `[…]` is out of order".to_owned());
                    }
                    (Escaped::Unit(low), Escaped::Unit(high)) => ranges.push((low, high)),
                    (low, high) => {
                        // Beside a class the hyphen is only a hyphen.
                        ranges.push((45, 45));
                        for part in [low, high] {
                            add(&mut ranges, part);
                        }
                    }
                }
            } else {
                add(&mut ranges, low);
            }
        }
    }

    fn member(&mut self, unit: u16) -> Result<Escaped, String> {
        self.at += 1;
        if unit != u16::from(b'\\') {
            return Ok(Escaped::Unit(unit));
        }
        if self.take(b'b') {
            return Ok(Escaped::Unit(8));
        }
        self.character()
    }
}

fn add(ranges: &mut Vec<(u16, u16)>, part: Escaped) {
    match part {
        Escaped::Unit(unit) => ranges.push((unit, unit)),
        Escaped::Set(set) => ranges.extend(positive(set)),
    }
}
