//! Chance that can be repeated: a linear congruential generator, seeded by a name.

/// The generator.
pub(crate) struct Random(u64);

impl Random {
    /// One that always gives the same numbers for the same name.
    pub(crate) fn of(name: &str) -> Self {
        // FNV-1a spreads short names well enough.
        Self(
            name.bytes()
                .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)),
        )
    }

    /// A number below `bound`; 0 when the bound is 0.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let bound = u64::try_from(bound).unwrap_or(u64::MAX).max(1);
        usize::try_from((self.0 >> 33) % bound).unwrap_or_default()
    }
}
