//! Parts of an address, as browsers read it.

use url::Url;

use super::conversion::shortened;
use crate::expr::catalogue::{Function, Group, Parameter, Run, Verify, required};
use crate::expr::error::Failure;
use crate::expr::evaluate::{Eager, Evaluation, Outcome};
use crate::expr::types::Types;
use crate::expr::value::Value;

const ADDRESS: &[Parameter] = &[required("address", Types::ANY)];

const fn part(name: &'static str, returns: Types, run: Eager, help: &'static str) -> Function {
    Function::new(name, Group::Uri, ADDRESS, returns, Run::Eager(Verify::Text, run), help)
}

pub(super) const FUNCTIONS: &[Function] = &[
    part("uriHost", Types::TEXT, host, "The host of an address.")
        .example("uriHost('https://Example.com:8443/a/b?c=1')", r#""example.com""#),
    part("uriPath", Types::TEXT, path, "The path of an address.")
        .example("uriPath('https://example.com:8443/a/b?c=1')", r#""/a/b""#),
    part("uriPathAndQuery", Types::TEXT, path_and_query, "The path of an address with what is asked.")
        .example("uriPathAndQuery('https://example.com:8443/a/b?c=1')", r#""/a/b?c=1""#),
    part("uriPort", Types::NUMBER, port, "The port of an address; no number if it is the usual one.")
        .dotnet("It gives the usual port of the scheme too.")
        .example("uriPort('https://example.com:8443/a/b?c=1')", "8443"),
    part("uriQuery", Types::TEXT, query, "What is asked of an address, with its question mark.")
        .example("uriQuery('https://example.com:8443/a/b?c=1')", r#""?c=1""#),
    part("uriScheme", Types::TEXT, scheme, "The scheme of an address.")
        .example("uriScheme('https://example.com:8443/a/b?c=1')", r#""https""#),
];

fn address(args: &[Value<'_>]) -> Result<Url, Failure> {
    let text = args.first().and_then(Value::as_text).unwrap_or_default();
    Url::parse(text).map_err(|_| Failure::new(format!("`{}` is no whole address.", shortened(text))))
}

fn question(url: &Url) -> String {
    url.query().filter(|query| !query.is_empty()).map(|query| format!("?{query}")).unwrap_or_default()
}

fn host<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    run.text(address(args)?.host_str().unwrap_or_default().to_owned())
}

fn path<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    run.text(address(args)?.path().to_owned())
}

fn path_and_query<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let url = address(args)?;
    run.text(format!("{}{}", url.path(), question(&url)))
}

fn port<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let url = address(args)?;
    let port = match run.engine() {
        crate::expr::Engine::JavaScript => url.port(),
        crate::expr::Engine::DotNet => url.port_or_known_default(),
    };
    Ok(Value::Number(port.map_or(f64::NAN, f64::from)))
}

fn query<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    run.text(question(&address(args)?))
}

fn scheme<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    run.text(address(args)?.scheme().to_owned())
}
