//! Numbers. All of them are doubles; "whole" means without a fraction, however it was written.

use crate::expr::catalogue::{Function, Group, Parameter, Run, Verify, optional, repeated, required};
use crate::expr::engine::Engine;
use crate::expr::error::Failure;
use crate::expr::evaluate::{Eager, Evaluation, Outcome};
use crate::expr::types::Types;
use crate::expr::value::{Value, write_number};

const NUMBER: &[Parameter] = &[required("number", Types::NUMBER)];
const TWO: &[Parameter] = &[required("a", Types::NUMBER), required("b", Types::NUMBER)];
const NUMBERS: &[Parameter] =
    &[required("a", Types::NUMBER), required("b", Types::NUMBER), repeated("more", Types::NUMBER)];
const TERMS: &[Parameter] = &[
    required("a", Types::NUMBER_OR_TEXT),
    required("b", Types::NUMBER_OR_TEXT),
    repeated("more", Types::NUMBER_OR_TEXT),
];
const ANY: &[Parameter] = &[required("number or list", Types::ANY), repeated("more", Types::ANY)];

const fn math(
    name: &'static str,
    parameters: &'static [Parameter],
    verify: Verify,
    run: Eager,
    help: &'static str,
) -> Function {
    Function::new(name, Group::Math, parameters, Types::NUMBER, Run::Eager(verify, run), help)
}

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new(
        "add",
        Group::Math,
        TERMS,
        Types::NUMBER_OR_TEXT,
        Run::Eager(Verify::NumberTextOrMissing, add),
        "The sum of numbers, or numbers and texts joined.",
    )
    .sign("+")
    .example("add(1, 2, 3)", "6"),
    math("sub", NUMBERS, Verify::Number, sub, "A number less the others.").sign("-").example("sub(10, 3)", "7"),
    math("mul", NUMBERS, Verify::Number, mul, "The product of numbers.").sign("*").example("mul(6, 7)", "42"),
    math("div", NUMBERS, Verify::Number, div, "A number divided by the others; between whole numbers rounded down.")
        .sign("/")
        .dotnet("Between integers it rounds towards zero; 1 / 3.0 is 0.333…")
        .example("div(7, 2)", "3"),
    math("mod", TWO, Verify::Integer, modulo, "What is left when a whole number is divided.")
        .sign("%")
        .example("mod(7, 2)", "1"),
    math("exp", NUMBERS, Verify::NumberOrNumericList, exp, "A number to a power.")
        .sign("^")
        .example("exp(2, 10)", "1024"),
    math("max", ANY, Verify::NumberOrNumericList, max, "The greatest of numbers and lists of numbers.")
        .example("max(3, [8, 5])", "8"),
    math("min", ANY, Verify::NumberOrNumericList, min, "The least of numbers and lists of numbers.")
        .example("min(3, [8, 5])", "3"),
    math(
        "rand",
        &[required("from", Types::NUMBER), required("to", Types::NUMBER)],
        Verify::Integer,
        rand,
        "A whole number by chance: at least the first, less than the second.",
    )
    .example("rand(1, 7) < 7", "true"),
    Function::new(
        "range",
        Group::Math,
        &[required("start", Types::NUMBER), required("count", Types::NUMBER)],
        Types::LIST,
        Run::Eager(Verify::Integer, range),
        "A list of so many whole numbers, from the first one on.",
    )
    .example("range(1, 4)", "[1,2,3,4]"),
    math("floor", NUMBER, Verify::Number, floor, "The number rounded down.").example("floor(2.7)", "2"),
    math("ceiling", NUMBER, Verify::Number, ceiling, "The number rounded up.").example("ceiling(2.1)", "3"),
    math(
        "round",
        &[required("number", Types::NUMBER), optional("digits", Types::NUMBER)],
        Verify::Number,
        round,
        "The number rounded to 0 to 15 digits after the point; halves go up.",
    )
    .dotnet("Halves go to the even neighbour.")
    .example("round(3.14159, 2)", "3.14"),
    math("abs", NUMBER, Verify::Number, abs, "The number without its sign.").example("abs(-5)", "5"),
    math("sqrt", NUMBER, Verify::Number, sqrt, "The square root of a number that is not negative.")
        .example("sqrt(16)", "4"),
    math("sum", &[required("numbers", Types::LIST)], Verify::NumericList, sum, "The sum of a list of numbers.")
        .example("sum([1, 2, 3.5])", "6.5"),
    math("average", &[required("numbers", Types::ANY)], Verify::NumericList, average, "The mean of a list of numbers.")
        .example("average([2, 4, 9])", "5"),
];

pub(super) fn number(args: &[Value<'_>], place: usize) -> f64 {
    args.get(place).and_then(Value::as_number).unwrap_or(f64::NAN)
}

fn numbers<'v>(args: &'v [Value<'_>]) -> impl Iterator<Item = f64> + 'v {
    args.iter().map(|value| value.as_number().unwrap_or(f64::NAN))
}

fn add<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let mut sum = args.first().cloned().unwrap_or_default();
    for term in args.iter().skip(1) {
        sum = match (&sum, term) {
            (Value::Number(a), Value::Number(b)) => Value::Number(a + b),
            (Value::Number(_), Value::Undefined) | (Value::Undefined, Value::Number(_)) => {
                return Err(Failure::new("A number cannot be added to what is missing."));
            }
            (a, b) => {
                let mut text = String::new();
                for value in [a, b] {
                    match value {
                        Value::Text(part) => text.push_str(part),
                        Value::Number(number) => write_number(*number, &mut text),
                        _ => {}
                    }
                }
                run.text(text)?
            }
        };
    }
    Ok(sum)
}

fn sub<'a>(_: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    Ok(Value::Number(numbers(args).reduce(|a, b| a - b).unwrap_or(f64::NAN)))
}

fn mul<'a>(_: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    Ok(Value::Number(numbers(args).reduce(|a, b| a * b).unwrap_or(f64::NAN)))
}

fn whole(number: f64) -> bool {
    number.is_finite() && number.fract() == 0.0
}

fn div<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    if numbers(args).skip(1).any(|divisor| divisor == 0.0) {
        return Err(Failure::new("Nothing can be divided by 0."));
    }
    let dotnet = run.engine() == Engine::DotNet;
    let quotient = numbers(args).reduce(|a, b| match whole(a) && whole(b) {
        true if dotnet => (a / b).trunc(),
        true => (a / b).floor(),
        false => a / b,
    });
    Ok(Value::Number(quotient.unwrap_or(f64::NAN)))
}

fn modulo<'a>(_: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let (a, b) = (number(args, 0), number(args, 1));
    if b == 0.0 {
        return Err(Failure::new("Nothing can be divided by 0."));
    }
    Ok(Value::Number(a % b))
}

fn exp<'a>(_: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    // The same on every computer, and nearer to the reference than what the system has.
    let one = |number: f64| (number.abs() - 1.0).abs() == 0.0;
    let power = |a: f64, b: f64| if one(a) && b.is_infinite() { f64::NAN } else { libm::pow(a, b) };
    // A list of one number is as good as the number.
    let bare = args.iter().map(|value| match value {
        Value::List(list) if list.len() == 1 => list.get(0).and_then(|item| item.as_number()).unwrap_or(f64::NAN),
        Value::List(list) if list.is_empty() => 0.0,
        other => other.as_number().unwrap_or(f64::NAN),
    });
    Ok(Value::Number(bare.reduce(power).unwrap_or(f64::NAN)))
}

/// The numbers of all arguments, those in lists among them.
fn every<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Result<Vec<f64>, Failure> {
    let mut all = Vec::new();
    for value in args {
        match value {
            Value::List(list) => {
                run.work(list.len())?;
                all.extend(list.iter().filter_map(|item| item.as_number()));
            }
            other => all.extend(other.as_number()),
        }
    }
    Ok(all)
}

fn max<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    Ok(Value::Number(every(run, args)?.into_iter().fold(f64::NEG_INFINITY, f64::max)))
}

fn min<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    Ok(Value::Number(every(run, args)?.into_iter().fold(f64::INFINITY, f64::min)))
}

fn rand<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let (from, to) = (number(args, 0), number(args, 1));
    if from > to {
        return Err(Failure::new("The first number is greater than the second."));
    }
    #[expect(clippy::cast_precision_loss, reason = "53 bits are all that a double holds")]
    let chance = (run.shared.memory.random() >> 11) as f64 / 9_007_199_254_740_992.0;
    Ok(Value::Number((from + chance * (to - from)).floor()))
}

fn range<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let (start, count) = (number(args, 0), number(args, 1));
    if count <= 0.0 {
        return Err(Failure::new("The count has to be more than 0."));
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is looked at first")]
    let count = if count > 1e9 { usize::MAX / 64 } else { count as usize };
    run.make(count.saturating_mul(size_of::<Value<'_>>()))?;
    let mut next = start;
    let items = (0..count).map(|_| {
        let item = Value::Number(next);
        next += 1.0;
        item
    });
    run.work(count)?;
    Ok(Value::list(items.collect()))
}

fn floor<'a>(_: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    Ok(Value::Number(number(args, 0).floor()))
}

fn ceiling<'a>(_: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    Ok(Value::Number(number(args, 0).ceil()))
}

/// Rounds to digits after the point, halves upward, with the inexactness of the reference.
pub(super) fn rounded(number: f64, digits: f64) -> f64 {
    let scale = 10f64.powf(digits);
    let scaled = number * scale;
    let floor = scaled.floor();
    let rounded = if scaled - floor >= 0.5 { floor + 1.0 } else { floor };
    // What rounds to nothing keeps its sign.
    let rounded = if rounded == 0.0 && scaled.is_sign_negative() { -0.0 } else { rounded };
    rounded / scale
}

fn round<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let digits = if args.len() == 2 { number(args, 1) } else { 0.0 };
    if !whole(digits) || !(0.0..=15.0).contains(&digits) {
        return Err(Failure::new("The digits are a whole number from 0 to 15."));
    }
    let value = number(args, 0);
    if run.engine() == Engine::DotNet {
        let scale = 10f64.powf(digits);
        return Ok(Value::Number((value * scale).round_ties_even() / scale));
    }
    Ok(Value::Number(rounded(value, digits)))
}

fn abs<'a>(_: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    Ok(Value::Number(number(args, 0).abs()))
}

fn sqrt<'a>(_: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let value = number(args, 0);
    if value < 0.0 {
        return Err(Failure::new("A negative number has no square root."));
    }
    Ok(Value::Number(value.sqrt()))
}

fn sum<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let numbers = every(run, args)?;
    numbers.into_iter().reduce(|a, b| a + b).map(Value::Number).ok_or_else(|| Failure::new("An empty list has no sum."))
}

fn average<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let numbers = every(run, args)?;
    #[expect(clippy::cast_precision_loss, reason = "no list is that long")]
    let count = numbers.len() as f64;
    let sum = numbers.into_iter().reduce(|a, b| a + b);
    sum.map(|sum| Value::Number(sum / count)).ok_or_else(|| Failure::new("An empty list has no mean."))
}
