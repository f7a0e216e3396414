//! The matcher: it tries one way and goes back to the last other one when that fails.

use super::compile::{Program, Step};
use super::parse::Set;
use super::{Flags, Groups, TooMuch};

/// How much may be kept to go back to.
const KEPT: usize = 2_000_000;

/// What is done when a way fails.
enum Kept {
    /// Goes on at a step, at a place of the text.
    Way { step: usize, place: usize, backward: bool },
    /// Puts back what a slot held.
    Slot(usize, Option<usize>),
}

/// The groups of a match that begins at a place.
pub(super) fn run(program: &Program, text: &[u16], start: usize, steps: &mut u64) -> Result<Option<Groups>, TooMuch> {
    let mut matcher = Matcher { program, text, slots: vec![None; program.slots], steps };
    if !matcher.matches(0, start, false)? {
        return Ok(None);
    }
    let slot = |at: usize| matcher.slots.get(at).copied().flatten();
    Ok(Some((0..=program.groups).map(|group| slot(2 * group).zip(slot(2 * group + 1))).collect()))
}

struct Matcher<'p, 's> {
    program: &'p Program,
    text: &'p [u16],
    slots: Vec<Option<usize>>,
    steps: &'s mut u64,
}

/// A unit with its case taken away.
fn folded(unit: u16) -> u16 {
    if unit < 128 {
        return if (97..=122).contains(&unit) { unit - 32 } else { unit };
    }
    let Some(character) = char::from_u32(u32::from(unit)) else { return unit };
    let mut upper = character.to_uppercase();
    match (upper.next(), upper.next()) {
        (Some(single), None) if single >= '\u{80}' => u16::try_from(u32::from(single)).unwrap_or(unit),
        _ => unit,
    }
}

fn lowered(unit: u16) -> u16 {
    let Some(character) = char::from_u32(u32::from(unit)) else { return unit };
    let mut lower = character.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(single), None) => u16::try_from(u32::from(single)).unwrap_or(unit),
        _ => unit,
    }
}

fn in_set(set: &Set, unit: u16, flags: Flags) -> bool {
    let within = |unit: u16| set.ranges.iter().any(|(low, high)| (*low..=*high).contains(&unit));
    let found = within(unit)
        || flags.ignore_case && {
            let fold = folded(unit);
            within(fold) || [lowered(unit), lowered(fold)].iter().any(|low| folded(*low) == fold && within(*low))
        };
    found != set.negated
}

fn keep(kept: &mut Vec<Kept>, what: Kept) -> Result<(), TooMuch> {
    if kept.len() >= KEPT {
        return Err(TooMuch);
    }
    kept.push(what);
    Ok(())
}

fn is_line_end(unit: u16) -> bool {
    matches!(unit, 10 | 13 | 0x2028 | 0x2029)
}

fn is_word(unit: Option<&u16>) -> bool {
    unit.is_some_and(|unit| u8::try_from(*unit).is_ok_and(|byte| byte.is_ascii_alphanumeric() || byte == b'_'))
}

impl Matcher<'_, '_> {
    fn before(&self, place: usize) -> Option<&u16> {
        place.checked_sub(1).and_then(|at| self.text.get(at))
    }

    /// Where a unit is read to, if it is accepted.
    fn read(&self, place: usize, backward: bool, accept: impl Fn(u16) -> bool) -> Option<usize> {
        let unit = if backward { self.before(place) } else { self.text.get(place) };
        unit.filter(|unit| accept(**unit)).map(|_| if backward { place - 1 } else { place + 1 })
    }

    fn same(&self, a: u16, b: u16) -> bool {
        a == b || self.program.flags.ignore_case && folded(a) == folded(b)
    }

    /// Where the text of a group is read to, if it stands here again.
    fn again(&self, group: usize, place: usize, backward: bool) -> Option<usize> {
        let slot = |at: usize| self.slots.get(at).copied().flatten();
        let Some((from, to)) = slot(2 * group).zip(slot(2 * group + 1)) else { return Some(place) };
        let wanted = self.text.get(from..to)?;
        let (start, end) =
            if backward { (place.checked_sub(wanted.len())?, place) } else { (place, place + wanted.len()) };
        let here = self.text.get(start..end)?;
        let same = wanted.iter().zip(here).all(|(a, b)| self.same(*a, *b));
        same.then_some(if backward { start } else { end })
    }

    fn set_slot(&mut self, slot: usize, value: Option<usize>, kept: &mut Vec<Kept>) -> Result<(), TooMuch> {
        if let Some(place) = self.slots.get_mut(slot) {
            let old = std::mem::replace(place, value);
            keep(kept, Kept::Slot(slot, old))?;
        }
        Ok(())
    }

    fn matches(&mut self, first: usize, start: usize, backward: bool) -> Result<bool, TooMuch> {
        let mut kept = Vec::new();
        let (mut step, mut place, mut backward) = (first, start, backward);
        let flags = self.program.flags;
        loop {
            *self.steps = self.steps.checked_sub(1).ok_or(TooMuch)?;
            let program = self.program;
            let Some(current) = program.steps.get(step) else { return Ok(false) };
            let next = match current {
                Step::Done => return Ok(true),
                Step::Unit(unit) => self.read(place, backward, |found| self.same(found, *unit)),
                Step::Any => self.read(place, backward, |unit| flags.dot_all || !is_line_end(unit)),
                Step::Set(set) => self.read(place, backward, |unit| in_set(set, unit, flags)),
                Step::Start => {
                    let fine =
                        place == 0 || flags.multiline && self.before(place).is_some_and(|unit| is_line_end(*unit));
                    fine.then_some(place)
                }
                Step::End => {
                    let fine = self.text.get(place).is_none_or(|unit| flags.multiline && is_line_end(*unit));
                    fine.then_some(place)
                }
                Step::Boundary { negated } => {
                    let between = is_word(self.before(place)) != is_word(self.text.get(place));
                    (between != *negated).then_some(place)
                }
                Step::Back(group) => self.again(*group, place, backward),
                Step::Save(slot) => {
                    self.set_slot(*slot, Some(place), &mut kept)?;
                    Some(place)
                }
                Step::Forget(from, to) => {
                    for slot in *from..*to {
                        self.set_slot(slot, None, &mut kept)?;
                    }
                    Some(place)
                }
                Step::Moved(slot) => {
                    let before = self.slots.get(*slot).copied().flatten();
                    (before != Some(place)).then_some(place)
                }
                Step::Backward(direction) => {
                    backward = *direction;
                    Some(place)
                }
                Step::Jump(to) => {
                    step = *to;
                    continue;
                }
                Step::Split(one, other) => {
                    keep(&mut kept, Kept::Way { step: *other, place, backward })?;
                    step = *one;
                    continue;
                }
                Step::Look { end, negated } => {
                    let slots = self.slots.clone();
                    let found = self.matches(step + 1, place, backward)?;
                    let after = std::mem::replace(&mut self.slots, slots);
                    if found && !negated {
                        for (slot, value) in after.into_iter().enumerate() {
                            if self.slots.get(slot) != Some(&value) {
                                self.set_slot(slot, value, &mut kept)?;
                            }
                        }
                    }
                    if found != *negated {
                        step = *end;
                        continue;
                    }
                    None
                }
            };
            if let Some(next) = next {
                place = next;
                step += 1;
                continue;
            }
            loop {
                match kept.pop() {
                    None => return Ok(false),
                    Some(Kept::Slot(slot, value)) => {
                        if let Some(place) = self.slots.get_mut(slot) {
                            *place = value;
                        }
                    }
                    Some(Kept::Way { step: other, place: at, backward: direction }) => {
                        (step, place, backward) = (other, at, direction);
                        break;
                    }
                }
            }
        }
    }
}
