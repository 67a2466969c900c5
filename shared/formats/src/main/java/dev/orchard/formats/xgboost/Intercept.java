package dev.orchard.formats.xgboost;

import java.util.Optional;

/**
 * How a {@code base_score}, which files keep as a prediction, becomes the margin before any tree.
 * All in float, as XGBoost computes it.
 */
enum Intercept {
  MARGIN {
    @Override
    Optional<Float> margin(float baseScore, XgboostVersion version) {
      return Optional.of(baseScore);
    }
  },

  LOG {
    @Override
    Optional<Float> margin(float baseScore, XgboostVersion version) {
      return baseScore >= Float.MIN_NORMAL
          ? Optional.of(NativeLogarithm.of(baseScore))
          : Optional.empty();
    }
  },

  LOGIT {
    @Override
    Optional<Float> margin(float baseScore, XgboostVersion version) {
      if (!(baseScore >= 0 && baseScore <= 1)) {
        return Optional.empty();
      }
      // XGBoost clamps since 3.2; before, a probability of 0 or 1 was an error.
      float probability =
          version.isAtLeast(3, 2)
              ? Math.min(Math.max(baseScore, SMALLEST), 1.0f - SMALLEST)
              : baseScore;
      return probability >= Float.MIN_NORMAL && probability < 1
          ? Optional.of(-NativeLogarithm.of(1.0f / probability - 1.0f))
          : Optional.empty();
    }
  };

  private static final float SMALLEST = 1e-6f;

  /** The margin, or nothing if there is none for this base score. */
  abstract Optional<Float> margin(float baseScore, XgboostVersion version);
}
