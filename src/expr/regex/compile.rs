//! From the tree of a pattern to steps for the matcher.

use super::Flags;
use super::parse::{Names, Node, Set};

/// How many steps a pattern may have.
const MOST: usize = 50_000;

/// A step.
#[derive(Debug, Clone)]
pub(super) enum Step {
    Unit(u16),
    Any,
    Set(Set),
    Start,
    End,
    Boundary {
        negated: bool,
    },
    Back(usize),
    /// Remembers the place in a slot.
    Save(usize),
    /// Forgets the slots of groups.
    Forget(usize, usize),
    /// Goes on at the first place, or else at the second.
    Split(usize, usize),
    Jump(usize),
    /// Fails if nothing was matched since the place in the slot was remembered.
    Moved(usize),
    /// What stands behind up to the end is looked at, then it goes on there.
    Look {
        end: usize,
        negated: bool,
    },
    /// The direction in which is read from here on.
    Backward(bool),
    Done,
}

/// A pattern as steps.
#[derive(Debug)]
pub(super) struct Program {
    pub(super) steps: Vec<Step>,
    pub(super) slots: usize,
    pub(super) groups: usize,
    pub(super) names: Names,
    pub(super) flags: Flags,
}

pub(super) fn compile(node: &Node, groups: usize, names: Names, flags: Flags) -> Result<Program, String> {
    let mut compiler = Compiler { steps: Vec::new(), slots: 2 * (groups + 1), names: &names, backward: false };
    compiler.step(Step::Save(0))?;
    compiler.node(node)?;
    compiler.step(Step::Save(1))?;
    compiler.step(Step::Done)?;
    let Compiler { steps, slots, .. } = compiler;
    Ok(Program { steps, slots, groups, names, flags })
}

struct Compiler<'n> {
    steps: Vec<Step>,
    slots: usize,
    names: &'n Names,
    backward: bool,
}

impl Compiler<'_> {
    fn step(&mut self, step: Step) -> Result<usize, String> {
        if self.steps.len() >= MOST {
            return Err("it repeats too much".to_owned());
        }
        self.steps.push(step);
        Ok(self.steps.len() - 1)
    }

    fn set(&mut self, at: usize, step: Step) {
        if let Some(place) = self.steps.get_mut(at) {
            *place = step;
        }
    }

    fn node(&mut self, node: &Node) -> Result<(), String> {
        match node {
            Node::Unit(unit) => self.step(Step::Unit(*unit)).map(drop),
            Node::Any => self.step(Step::Any).map(drop),
            Node::Set(set) => self.step(Step::Set(set.clone())).map(drop),
            Node::Start => self.step(Step::Start).map(drop),
            Node::End => self.step(Step::End).map(drop),
            Node::Boundary { negated } => self.step(Step::Boundary { negated: *negated }).map(drop),
            Node::Back(group) => self.step(Step::Back(*group)).map(drop),
            Node::BackName(name) => {
                let group = self.names.iter().find(|(known, _)| known == name).map(|(_, group)| *group);
                self.step(Step::Back(group.ok_or("a name stands for no group")?)).map(drop)
            }
            Node::Group(inner, group) => {
                let (first, last) = if self.backward { (2 * group + 1, 2 * group) } else { (2 * group, 2 * group + 1) };
                self.step(Step::Save(first))?;
                self.node(inner)?;
                self.step(Step::Save(last)).map(drop)
            }
            Node::Look { node, behind, negated } => {
                let look = self.step(Step::Done)?;
                let outer = std::mem::replace(&mut self.backward, *behind);
                self.step(Step::Backward(*behind))?;
                self.node(node)?;
                self.backward = outer;
                self.step(Step::Done)?;
                let end = self.steps.len();
                self.set(look, Step::Look { end, negated: *negated });
                Ok(())
            }
            Node::Sequence(nodes) if self.backward => nodes.iter().rev().try_for_each(|node| self.node(node)),
            Node::Sequence(nodes) => nodes.iter().try_for_each(|node| self.node(node)),
            Node::Either(ways) => self.either(ways),
            Node::Repeat { node, least, most, lazy, groups } => self.repeat(node, *least, *most, *lazy, *groups),
        }
    }

    fn either(&mut self, ways: &[Node]) -> Result<(), String> {
        let mut ends = Vec::new();
        for (at, way) in ways.iter().enumerate() {
            if at + 1 == ways.len() {
                self.node(way)?;
                break;
            }
            let split = self.step(Step::Done)?;
            self.node(way)?;
            ends.push(self.step(Step::Done)?);
            let next = self.steps.len();
            self.set(split, Step::Split(split + 1, next));
        }
        let end = self.steps.len();
        for at in ends {
            self.set(at, Step::Jump(end));
        }
        Ok(())
    }

    fn repeat(
        &mut self,
        node: &Node,
        least: u32,
        most: Option<u32>,
        lazy: bool,
        groups: (usize, usize),
    ) -> Result<(), String> {
        let split = |next: usize, end: usize| if lazy { Step::Split(end, next) } else { Step::Split(next, end) };
        for _ in 0..least {
            self.once(node, groups)?;
        }
        let Some(most) = most else {
            let slot = self.slots;
            self.slots += 1;
            let start = self.step(Step::Done)?;
            self.step(Step::Save(slot))?;
            self.once(node, groups)?;
            self.step(Step::Moved(slot))?;
            self.step(Step::Jump(start))?;
            let end = self.steps.len();
            self.set(start, split(start + 1, end));
            return Ok(());
        };
        let mut splits = Vec::new();
        for _ in least..most {
            let slot = self.slots;
            self.slots += 1;
            splits.push(self.step(Step::Done)?);
            self.step(Step::Save(slot))?;
            self.once(node, groups)?;
            self.step(Step::Moved(slot))?;
        }
        let end = self.steps.len();
        for at in splits {
            self.set(at, split(at + 1, end));
        }
        Ok(())
    }

    fn once(&mut self, node: &Node, (from, to): (usize, usize)) -> Result<(), String> {
        if from < to {
            self.step(Step::Forget(2 * from, 2 * to))?;
        }
        self.node(node)
    }
}
