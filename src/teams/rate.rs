//! How often a webhook may be called: five fixed windows, as arithmetic. The time is passed in.

use std::time::Duration;

/// A fixed window: so many requests in so much time, counted from the first one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// How long the window is.
    pub length: Duration,
    /// How many requests fit into it.
    pub limit: u32,
}

/// The windows of a webhook on a channel, the shortest first. Facts: the table of rate limits on the connectors page.
pub const WINDOWS: [Window; 5] = [
    Window::new(1, 4),
    Window::new(30, 60),
    Window::new(3_600, 100),
    Window::new(7_200, 150),
    Window::new(86_400, 1_800),
];

impl Window {
    const fn new(seconds: u64, limit: u32) -> Self {
        Self { length: Duration::from_secs(seconds), limit }
    }
}

/// A request that came too early.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("more than {} requests in {} s", window.limit, window.length.as_secs())]
pub struct Throttled {
    /// The window that is full; of several, the one that stays full the longest.
    pub window: Window,
    /// How long until there is room again.
    pub retry_after: Duration,
}

/// What one webhook has been called so far.
#[derive(Debug, Clone, Default)]
pub struct Windows {
    counts: [Count; WINDOWS.len()],
}

#[derive(Debug, Clone, Copy, Default)]
struct Count {
    start: Duration,
    used: u32,
}

impl Windows {
    /// Nothing sent yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes a request at the time `now`, counted from any fixed moment. One that is turned away is not counted.
    ///
    /// # Errors
    /// When a window is full.
    pub fn admit(&mut self, now: Duration) -> Result<(), Throttled> {
        for (count, window) in self.counts.iter_mut().zip(WINDOWS) {
            if count.used > 0 && now.saturating_sub(count.start) >= window.length {
                count.used = 0;
            }
        }
        let full = self.counts.iter().zip(WINDOWS).filter(|(count, window)| count.used >= window.limit);
        let waits = full.map(|(count, window)| Throttled {
            window,
            retry_after: (count.start + window.length).saturating_sub(now),
        });
        if let Some(throttled) = waits.max_by_key(|throttled| throttled.retry_after) {
            return Err(throttled);
        }
        for count in &mut self.counts {
            if count.used == 0 {
                count.start = now;
            }
            count.used += 1;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn the_fifth_in_a_second_waits_for_the_next() {
        let mut windows = Windows::new();
        let now = Duration::from_millis(700);
        for _ in 0..4 {
            assert_eq!(windows.admit(now), Ok(()));
        }
        let throttled = windows.admit(now + Duration::from_millis(400)).unwrap_err();
        assert_eq!(throttled.window, WINDOWS[0]);
        assert_eq!(throttled.retry_after, Duration::from_millis(600));
        assert_eq!(throttled.to_string(), "more than 4 requests in 1 s");
        assert_eq!(windows.admit(now + SECOND), Ok(()));
    }

    #[test]
    fn each_window_fills_and_empties() {
        // A sender without manners: as fast as it gets, and at once again when the wait is over.
        let (mut windows, mut now, mut sent, mut met) = (Windows::new(), Duration::ZERO, 0, Vec::new());
        while now < WINDOWS[4].length {
            match windows.admit(now) {
                Ok(()) => sent += 1,
                Err(Throttled { window, retry_after }) => {
                    assert!(retry_after > Duration::ZERO && retry_after <= window.length);
                    met.push((sent, window));
                    now += retry_after;
                }
            }
        }
        let first = |window: Window| met.iter().find(|(_, met)| *met == window).map(|(sent, _)| *sent);
        assert_eq!(WINDOWS.map(first), [Some(4), Some(60), Some(100), Some(150), Some(1_800)]);
        assert_eq!((sent, now), (1_800, WINDOWS[4].length), "the day is full before it is over");
        assert_eq!(windows.admit(now), Ok(()));
    }

    #[test]
    fn a_clock_that_steps_back_does_no_harm() {
        let mut windows = Windows::new();
        assert_eq!(windows.admit(SECOND * 100), Ok(()));
        assert_eq!(windows.admit(SECOND), Ok(()));
    }
}
