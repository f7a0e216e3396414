//! Sample data made for the templates of the corpus fill them: every name that they read is there.

use std::env;
use std::fs;
use std::path::PathBuf;

use cardwright::expr::{Engine, Environment};
use cardwright::json::Document;
use cardwright::template::{Input, Limits, Mode, ProblemKind, Template, sample};

/// The templates that are not filled without a gap by the data made for them, with the reason.
const WITH_GAPS: &[(&str, &str)] = &[
    ("ExpenseReport.template.json", "it reads a member of the items that a function goes through"),
    ("dotnet.TestNestedArray.template.json", "it reads the number of a row where nothing is repeated"),
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
            let missing = filled.problems().iter().find(|problem| problem.kind == ProblemKind::Missing);
            if let Some(problem) = missing {
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
