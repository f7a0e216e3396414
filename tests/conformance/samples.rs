//! Sample data made for the templates of the corpus fill them: every expression has a value.

use std::env;
use std::fs;
use std::path::PathBuf;

use cardwright::expr::{Engine, Environment};
use cardwright::json::Document;
use cardwright::template::{Input, Limits, Mode, Problem, ProblemKind, Template, sample};

/// The templates that are not filled without a gap by the data made for them, with the reason.
const WITH_GAPS: &[(&str, &str)] = &[
    ("dotnet.TestCustomFunction.template.json", "it calls a function that only its own program has"),
    ("dotnet.TestNullValueWithoutSubstitution.template.json", "its own data are null, which is no part of a text"),
    ("dotnet.TestJPathOnData.template.json", "it reads JSON out of a text"),
    ("language.10.json", "its own data have a text where it compares numbers"),
    ("unit.complex-template-host.template.json", "it reads the data of the host"),
    ("dotnet.TestCanAccessByAEL-2.template.json", "it reads the data of the host"),
];

#[test]
fn the_data_made_for_a_template_have_what_it_reads() {
    let Some(folder) = env::var_os("CARDWRIGHT_CORPUS").map(PathBuf::from) else {
        println!("CARDWRIGHT_CORPUS is not set: no data are made for its templates");
        return;
    };
    let mut open = vec![folder.join("cards")];
    let (mut count, mut gaps) = (0, Vec::new());
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.is_dir() {
                if !entry.ends_with("expected") {
                    open.push(entry);
                }
                continue;
            }
            let Some(document) = fs::read_to_string(&entry).ok().and_then(|text| Document::parse(text).ok()) else {
                continue;
            };
            let template = Template::prepare(&document, Engine::JavaScript);
            if !template.is_template() || !document.text().contains("${") {
                continue;
            }
            count += 1;
            let data = sample(&template);
            let input = Input { data: Some(&data), host: None };
            let filled = template.expand(&input, Mode::Lenient, &Environment::default(), &Limits::default()).unwrap();
            // What cannot be read at all is told without data, too.
            let readable = |problem: &&Problem| problem.kind != ProblemKind::Unreadable;
            if let Some(problem) = filled.problems().iter().find(readable) {
                let shown = document.text().get(problem.span.start..problem.span.end).unwrap_or_default();
                gaps.push(format!("{}: {} {shown}", entry.display(), problem.message));
            }
        }
    }
    println!("{count} templates, {} with gaps", gaps.len());
    let known = |gap: &&String| WITH_GAPS.iter().any(|(name, _)| gap.contains(name));
    let unknown: Vec<_> = gaps.iter().filter(|gap| !known(gap)).collect();
    assert!(unknown.is_empty(), "{unknown:#?}");
    assert_eq!(gaps.len(), WITH_GAPS.len(), "{gaps:#?}");
}
