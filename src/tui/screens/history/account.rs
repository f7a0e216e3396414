//! Everything about one send, as lines to read.

use crate::json::{Document, Style, print};
use crate::tui::overlays::detail::Kind;
use crate::tui::widgets::quantity;
use crate::workbench::actions::SentWhole;

/// The account of a send: what became of it, the request, the answer.
pub(super) fn account(whole: &SentWhole) -> Vec<(Kind, String)> {
    let row = &whole.row;
    let status = row.status.map_or_else(|| "no answer".to_owned(), |status| format!("HTTP {status}"));
    let mut lines = vec![
        (Kind::Head, format!("{} · {status}", row.verdict)),
        (Kind::Text, row.detail.clone()),
        (Kind::Text, String::new()),
        fact("card", &row.card),
        fact("endpoint", &format!("{} ({})", row.endpoint, row.kind)),
        fact("sent", &quantity::moment(&row.sent_at)),
        fact("took", &quantity::duration(row.elapsed_ms)),
        fact(
            "size",
            &format!("{} ({} bytes)", quantity::bytes(usize::try_from(row.bytes).unwrap_or(usize::MAX)), row.bytes),
        ),
        (Kind::Text, String::new()),
        (Kind::Head, "Answer".to_owned()),
    ];
    if row.status.is_none() {
        lines.push((Kind::Text, "none came".to_owned()));
    }
    for (name, value) in &whole.response_headers {
        lines.push((Kind::Text, format!("{name}: {value}")));
    }
    if !whole.response.is_empty() {
        lines.push((Kind::Text, String::new()));
        lines.extend(code(&whole.response));
    } else if row.status.is_some() {
        lines.push((Kind::Text, "(an empty body)".to_owned()));
    }
    lines.push((Kind::Text, String::new()));
    lines.push((Kind::Head, "Request".to_owned()));
    lines.extend(code(&whole.request));
    lines
}

fn fact(name: &str, value: &str) -> (Kind, String) {
    (Kind::Text, format!("{name:<10}{value}"))
}

/// JSON laid out for reading; anything else as it is.
fn code(text: &str) -> Vec<(Kind, String)> {
    let shown = match Document::parse(text) {
        Ok(document) if document.root().is_object() || document.root().is_array() => {
            print::pretty(&document.root().to_json(), &Style::default(), 0)
        }
        _ => text.to_owned(),
    };
    shown.lines().map(|line| (Kind::Code, line.to_owned())).collect()
}
