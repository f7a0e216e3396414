//! Rules and types for people.

use std::fmt::Write as _;

use crate::card::catalogue::{self, ElementType, Family, Property, Version};
use crate::card::complete;
use crate::card::host::{Gap, Host, gap_of_property, gap_of_type};
use crate::check::{Rule, Severity, kinds};
use crate::cli::output::{Ink, Paint};
use crate::cli::paragraph::{self, Hanging};

use crate::expr::Engine;
use crate::expr::catalogue::{self as table, Function, Group, Presence};

use super::{Subject, words};

/// How wide a line is at most: longer ones are hard to read.
const WIDEST: usize = 100;

/// A page that is being written.
struct Page {
    text: String,
    paint: Paint,
    width: usize,
}

/// All rules by kind, and all types by family.
pub(super) fn everything(paint: Paint, width: Option<usize>) -> String {
    let mut page = Page::new(paint, width);
    page.head("Rules of `cardwright check`");
    for (kind, rules) in kinds() {
        page.title(kind);
        let codes = rules.iter().map(|rule| rule.code.len()).max().unwrap_or_default();
        for rule in rules {
            page.entry(rule.code, ink(rule.severity), codes, rule.title);
        }
    }
    page.blank();
    page.head("Types of the language of cards");
    for family in words::FAMILIES {
        let types: Vec<_> = catalogue::all().filter(|ty| ty.family == family).collect();
        page.title(words::family(family));
        let names = types.iter().map(|ty| ty.name.len()).max().unwrap_or_default();
        for ty in types {
            page.entry(ty.name, Ink::Strong, names, ty.help);
        }
    }
    page.blank();
    page.say(0, "`cardwright explain NAME` tells more about one of them; `cardwright explain functions` lists the functions of expressions.");
    page.text
}

/// All functions of expressions by group.
pub(super) fn functions(paint: Paint, width: Option<usize>) -> String {
    let mut page = Page::new(paint, width);
    page.head("Functions of Adaptive Expressions");
    for group in Group::LISTED {
        page.title(group.title());
        let of_group = || table::functions().filter(|function| function.group == group);
        let names = of_group().map(|function| function.name.len()).max().unwrap_or_default();
        for function in of_group() {
            page.entry(function.name, Ink::Strong, names, function.help);
        }
    }
    page.blank();
    page.say(0, "`cardwright explain NAME` tells more about one of them; `cardwright eval` tries an expression.");
    page.text
}

/// These things, one under the other.
pub(super) fn subjects(subjects: &[Subject], paint: Paint, width: Option<usize>) -> String {
    let mut page = Page::new(paint, width);
    for (at, subject) in subjects.iter().enumerate() {
        if at > 0 {
            page.blank();
        }
        match subject {
            Subject::Rule(rule) => page.rule(rule),
            Subject::Type(ty) => page.element(ty),
            Subject::Property(ty, property) => page.property(ty, property),
            Subject::Function(function) => page.function(function),
        }
    }
    page.text
}

const fn ink(severity: Severity) -> Ink {
    match severity {
        Severity::Error => Ink::Error,
        Severity::Warning => Ink::Warning,
        Severity::Info => Ink::Info,
    }
}

impl Page {
    fn new(paint: Paint, width: Option<usize>) -> Self {
        Self { text: String::new(), paint, width: width.unwrap_or(WIDEST).clamp(20, WIDEST) }
    }

    fn blank(&mut self) {
        self.text.push('\n');
    }

    fn head(&mut self, text: &str) {
        let _ = writeln!(self.text, "{}", self.paint.ink(Ink::Strong, text));
    }

    /// The title of a group.
    fn title(&mut self, text: &str) {
        let _ = writeln!(self.text, "\n{}", self.paint.ink(Ink::Rule, text));
    }

    /// A paragraph that stands in by `indent`.
    fn say(&mut self, indent: usize, text: &str) {
        for line in paragraph::wrap(&format!("{}{text}", " ".repeat(indent)), Some(self.width), Hanging(indent)) {
            let _ = writeln!(self.text, "{}", self.paint.ink(Ink::Plain, &line));
        }
    }

    /// A name, and behind it what it is; below it where there is little room.
    fn entry(&mut self, name: &str, ink: Ink, names: usize, text: &str) {
        self.inked(name, ink, names, text, Ink::Plain);
    }

    /// The same, with the text in a colour too.
    fn inked(&mut self, name: &str, ink: Ink, names: usize, text: &str, said: Ink) {
        let shown = self.paint.ink(ink, name);
        let narrow = self.is_narrow(names);
        let column = if narrow { 6 } else { names + 4 };
        if narrow {
            let _ = writeln!(self.text, "  {shown}");
        }
        let padding = " ".repeat(names.saturating_sub(name.len()));
        let lines = paragraph::wrap(&format!("{}{text}", " ".repeat(column)), Some(self.width), Hanging(column));
        for (at, line) in lines.iter().enumerate() {
            let rest = self.paint.ink(said, line.get(column..).unwrap_or_default());
            let _ = if at == 0 && !narrow {
                writeln!(self.text, "  {shown}{padding}  {rest}")
            } else {
                writeln!(self.text, "{}{rest}", " ".repeat(column))
            };
        }
    }

    /// Whether names of that length leave too little room beside them.
    const fn is_narrow(&self, names: usize) -> bool {
        names + 4 + 24 > self.width
    }

    /// What is known about something, by a word.
    fn fact(&mut self, word: &str, text: &str) {
        if !text.is_empty() {
            self.entry(word, Ink::Faint, 9, text);
        }
    }

    fn rule(&mut self, rule: &Rule) {
        let severity = rule.severity.to_string();
        let name = self.paint.ink(ink(rule.severity), &format!("{severity}[{}]", rule.code));
        let _ = writeln!(self.text, "{name}  {}\n", self.paint.ink(Ink::Strong, rule.title));
        self.fact("looks at", rule.looks_at);
        self.fact("why", rule.help);
        self.fact("source", rule.source);
        self.fact(
            "fix",
            &rule.fix.map(|fix| format!("{fix} (`cardwright check --fix`, when it is safe)")).unwrap_or_default(),
        );
        self.title("To make it count more or less");
        self.say(2, "in a `cardwright.toml` beside the cards, or in your `config.toml`:");
        let _ = writeln!(self.text, "\n      [check]\n      {} = \"off\"      # or info, warning, error\n", rule.code);
        self.say(2, &format!("or for one call: cardwright check --level {}=off", rule.code));
    }

    fn element(&mut self, ty: &ElementType) {
        let name = self.paint.ink(Ink::Strong, ty.name);
        let what = self.paint.ink(Ink::Faint, &words::what(ty));
        let _ = writeln!(self.text, "{name}  {what}\n");
        self.say(2, ty.help);
        self.blank();
        if ty.tag() != ty.name {
            self.fact("written", &format!("\"{}\": \"{}\"", ty.type_key(), ty.tag()));
        }
        self.fact("Teams", words::lack(ty.teams).unwrap_or("shows it"));
        self.fact("hosts", &ty.hosts.join(", "));
        self.losses(|host| gap_of_type(ty, Some(host), None));
        self.fact("note", ty.note);
        let names = ty.properties.iter().map(|property| property.name.len()).max().unwrap_or_default().min(20);
        for (group, title) in words::GROUPS {
            let of_group: Vec<_> = ty.properties.iter().filter(|property| property.group == group).collect();
            if of_group.is_empty() {
                continue;
            }
            self.title(title);
            for property in of_group {
                let mut facts = vec![complete::kind(property.value)];
                facts.extend(facts_of(ty, property));
                self.inked(property.name, Ink::Strong, names, &facts.join(" · "), Ink::Faint);
                let column = if self.is_narrow(names) { 6 } else { names + 4 };
                self.say(column, property.help);
                if !property.note.is_empty() {
                    self.say(column, property.note);
                }
            }
        }
    }

    fn property(&mut self, ty: &ElementType, property: &Property) {
        let name = self.paint.ink(Ink::Strong, &format!("{}.{}", ty.name, property.name));
        let what = self.paint.ink(Ink::Faint, words::group(property.group));
        let _ = writeln!(self.text, "{name}  {what}\n");
        self.say(2, property.help);
        self.blank();
        let (kind, values) = (complete::kind(property.value), property.value.words().join(", "));
        self.fact("holds", &kind);
        if kind != values {
            self.fact("values", &values);
        }
        for fact in facts_of(ty, property) {
            match fact.split_once(' ') {
                Some((word @ ("default" | "since"), text)) => self.fact(word, text),
                _ => self.fact("", &fact),
            }
        }
        self.losses(|host| gap_of_property(ty, property, Some(host), None));
        self.fact("note", property.note);
        self.fact("more", &format!("cardwright explain {}", ty.name));
    }

    fn function(&mut self, function: &Function) {
        let name = self.paint.ink(Ink::Strong, &function.signature());
        let what = self.paint.ink(Ink::Faint, &format!("{} · gives {}", function.group.title(), function.gives()));
        let _ = writeln!(self.text, "{name}  {what}\n");
        self.say(2, function.help);
        if !function.parameters.is_empty() {
            self.blank();
        }
        let names = function.parameters.iter().map(|parameter| parameter.name.len()).max().unwrap_or_default();
        for (place, parameter) in function.parameters.iter().enumerate() {
            let given = match parameter.presence {
                Presence::Required => "",
                Presence::Optional => ", can be left out",
                Presence::Repeated => ", any number of them",
            };
            self.entry(parameter.name, Ink::Rule, names, &format!("{}{given}", function.kind(place)));
        }
        self.blank();
        if let Some(sign) = function.operator {
            self.fact("sign", &format!("`{sign}`, between or before what it takes"));
        }
        if let Some(example) = function.example {
            self.fact("example", example.expression);
            let at = if example.dated { " (at 14:30 UTC on 5 March 2026)" } else { "" };
            self.fact("gives", &format!("{}{at}", example.answer));
            match example.answer_in(Engine::DotNet) {
                Some(answer) if answer != example.answer => self.fact("in .NET", &answer),
                None => self.fact("in .NET", "an error"),
                Some(_) => {}
            }
        }
        self.fact("in .NET", function.dotnet.unwrap_or_default());
        if function.dotnet.is_some() {
            self.fact("", "(from its sources, not compared with a running .NET; `--engine dotnet` does it so)");
        }
    }

    /// Where something is lost, the hosts of one reason together.
    fn losses(&mut self, gap: impl Fn(Host) -> Option<Gap>) {
        let mut lost: Vec<(String, Vec<&str>)> = Vec::new();
        for host in Host::ALL {
            let Some(why) = gap(host).map(|gap| gap.to_string()) else { continue };
            match lost.iter_mut().find(|(known, _)| *known == why) {
                Some((_, hosts)) => hosts.push(host.name()),
                None => lost.push((why, vec![host.name()])),
            }
        }
        for (why, hosts) in lost {
            self.fact("lost at", &format!("{}: {why}", hosts.join(", ")));
        }
    }
}

/// What is to be known about a property beside its kind.
fn facts_of(ty: &ElementType, property: &Property) -> Vec<String> {
    let mut facts = Vec::new();
    if property.required {
        facts.push("required".to_owned());
    }
    facts.extend(property.default.map(|default| format!("default {}", default.trim_matches('"'))));
    if ty.family == Family::Adaptive && property.since > ty.since.max(Version(1, 0)) {
        facts.push(format!("since {}", property.since));
    }
    facts.extend(property.max_items.map(|most| format!("at most {most}")));
    if property.nullable {
        facts.push("null is allowed".to_owned());
    }
    if property.deprecated {
        facts.push("out of use".to_owned());
    }
    // What a whole type is not, its properties need not repeat.
    if property.teams != ty.teams {
        facts.extend(words::lack(property.teams).map(str::to_owned));
    }
    if ty.standard && !property.standard {
        facts.push("an extension".to_owned());
    }
    facts
}
