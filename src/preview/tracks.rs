//! How columns share the width: pixels first, then what hugs its content, then weights, then the rest.
//! (Adaptive Cards documentation, "Column.width"; flexbox as the JavaScript renderer uses it.)

/// How wide a column wants to be.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) enum Track {
    /// So many terminal columns.
    Fixed(usize),
    /// As wide as what is inside, up to a limit.
    Auto(usize),
    /// A share by weight.
    Weight(f64),
    /// An equal share of what is left.
    #[default]
    Stretch,
}

/// What a column needs to be of use: a short word, unless there is less inside.
pub(super) const LEAST: usize = 5;

/// A stretched column beside weighted ones: 50 px in the JavaScript renderer.
const STRETCH_BASIS: usize = 6;

/// The width of each column, given what it wants and how wide its content would be, in `room` terminal columns (gaps
/// taken off already). Nothing when they do not fit side by side, even at `least` each.
pub(super) fn distribute(tracks: &[(Track, usize)], room: usize, least: usize) -> Option<Vec<usize>> {
    let leasts: Vec<usize> = tracks.iter().map(|(_, natural)| (*natural).clamp(1, least)).collect();
    if leasts.iter().sum::<usize>() > room {
        return None;
    }
    let has_weights = tracks.iter().any(|(track, _)| matches!(track, Track::Weight(_)));
    let fair = room / tracks.len().max(1) / 2;
    let mut widths: Vec<usize> = tracks
        .iter()
        .zip(&leasts)
        .map(|((track, natural), least)| match track {
            Track::Fixed(width) => (*width).max(*least),
            Track::Auto(limit) => (*natural).min(*limit).max(*least),
            Track::Stretch if has_weights => STRETCH_BASIS.max(*least),
            Track::Weight(_) | Track::Stretch => (*natural).min(fair).max(*least),
        })
        .collect();
    let taken: usize = widths.iter().sum();
    if taken > room {
        let hugs = |at: usize| tracks.get(at).is_some_and(|(track, _)| matches!(track, Track::Auto(_)));
        let left = shrink(&mut widths, taken - room, |at| leasts.get(at).copied().filter(|_| hugs(at)));
        shrink(&mut widths, left, |at| leasts.get(at).copied());
        return Some(widths);
    }
    let shares: Vec<f64> = tracks
        .iter()
        .map(|(track, _)| match track {
            Track::Weight(weight) => *weight,
            Track::Stretch if !has_weights => 1.0,
            _ => 0.0,
        })
        .collect();
    share(&mut widths, &shares, room - taken, &leasts);
    Some(widths)
}

/// Takes `excess` away from what columns have above their least, in proportion; gives what could not be taken.
/// Columns without a least keep what they have.
fn shrink(widths: &mut [usize], excess: usize, least: impl Fn(usize) -> Option<usize>) -> usize {
    let spare = |at: usize, width: usize| least(at).map_or(0, |least| width.saturating_sub(least));
    let all: usize = widths.iter().enumerate().map(|(at, width)| spare(at, *width)).sum();
    let here = excess.min(all);
    let (mut seen, mut given) = (0_usize, 0_usize);
    for (at, width) in widths.iter_mut().enumerate() {
        seen += spare(at, *width);
        let due = seen.saturating_mul(here).checked_div(all).unwrap_or(0);
        *width -= due - given;
        given = due;
    }
    excess - here
}

/// Hands out `rest` so that the shared columns come to stand in the proportion of their shares.
fn share(widths: &mut [usize], shares: &[f64], rest: usize, leasts: &[usize]) {
    let total: f64 = shares.iter().sum();
    if total <= 0.0 || !total.is_finite() {
        return;
    }
    let has_share = |at: usize| shares.get(at).is_some_and(|share| *share > 0.0);
    // What shared columns already have belongs to the pool, else small weights would weigh too much.
    let own = widths.iter().enumerate().filter(|(at, _)| has_share(*at)).map(|(_, width)| *width);
    let pool = rest + own.sum::<usize>();
    let (mut sum, mut given) = (0.0, 0_usize);
    for (width, share) in widths.iter_mut().zip(shares).filter(|(_, share)| **share > 0.0) {
        sum += share / total;
        let due = portion(pool, sum).max(given);
        *width = due - given;
        given = due;
    }
    let mut lacking = 0;
    for (width, least) in widths.iter_mut().zip(leasts) {
        lacking += least.saturating_sub(*width);
        *width = (*width).max(*least);
    }
    shrink(widths, lacking, |at| leasts.get(at).copied().filter(|_| has_share(at)));
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "columns of a terminal"
)]
fn portion(pool: usize, part: f64) -> usize {
    ((pool as f64 * part).round() as usize).min(pool)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn widths(tracks: &[Track], naturals: &[usize], room: usize) -> Option<Vec<usize>> {
        let tracks: Vec<_> = tracks.iter().copied().zip(naturals.iter().copied()).collect();
        distribute(&tracks, room, LEAST)
    }

    const ANY: usize = usize::MAX;

    #[test]
    fn the_order_of_satisfaction() {
        use Track::{Auto, Fixed, Stretch, Weight};
        assert_eq!(widths(&[Fixed(10), Auto(ANY), Stretch], &[10, 7, 90], 40), Some(vec![10, 7, 23]));
        assert_eq!(widths(&[Weight(1.0), Weight(3.0)], &[90, 90], 40), Some(vec![10, 30]));
        assert_eq!(widths(&[Stretch, Stretch, Stretch], &[1, 2, 3], 40), Some(vec![13, 14, 13]));
        assert_eq!(widths(&[Weight(1.0), Stretch], &[1, 2], 40), Some(vec![34, 6]));
        assert_eq!(widths(&[Auto(5), Auto(ANY)], &[30, 4], 40), Some(vec![5, 4]));
    }

    #[test]
    fn columns_shrink_to_what_is_of_use_and_no_further() {
        use Track::{Auto, Fixed, Stretch, Weight};
        assert_eq!(widths(&[Auto(ANY), Auto(ANY)], &[60, 30], 33), Some(vec![21, 12]));
        assert_eq!(widths(&[Auto(ANY), Stretch], &[60, 30], 33), Some(vec![25, 8]));
        assert_eq!(widths(&[Fixed(50), Fixed(50)], &[50, 50], 20), Some(vec![10, 10]));
        assert_eq!(widths(&[Weight(1.0), Weight(1000.0)], &[9, 9], 20), Some(vec![5, 15]));
        assert_eq!(widths(&[Stretch, Stretch], &[9, 9], 9), None);
        assert_eq!(widths(&[Stretch, Auto(ANY)], &[9, 2], 9), Some(vec![7, 2]));
    }

    #[test]
    fn all_of_the_room_is_given_out_and_no_more() {
        for room in 6..80 {
            let tracks = [Track::Weight(2.0), Track::Auto(ANY), Track::Weight(0.5), Track::Stretch, Track::Fixed(9)];
            if let Some(widths) = widths(&tracks, &[40, 3, 7, 1, 9], room) {
                assert_eq!(widths.iter().sum::<usize>(), room, "{widths:?}");
            }
        }
    }
}
