package dev.mpaoperator.account;

import org.jspecify.annotations.Nullable;

/**
 * What lists showed of a team last, and how often in a row that was told.
 *
 * <p>A list that differs from the last closer look at the team is told even when it is the first
 * one: a change between that look and the first list is not missed. It is told again while looks do
 * not show the same, since AWS may answer looks from an older copy; but not for ever, should the
 * two never agree.
 *
 * @param listed what the list showed
 * @param times how often it was told; 0 if there was no need
 */
record Telling(Sight listed, int times) {
  private static final int MOST = 3;

  /**
   * A team at one moment.
   *
   * @param row its row, {@code null} if there is no such team
   */
  record Sight(@Nullable TeamRow row) {}

  /**
   * What follows from a new list.
   *
   * @param before what followed from the last one, {@code null} for the first
   * @param looked what a closer look showed last, {@code null} if nobody looked
   * @param listed what the list shows
   */
  static Telling of(@Nullable Telling before, @Nullable Sight looked, Sight listed) {
    if (listed.equals(looked)) {
      return new Telling(listed, 0);
    }
    return before == null || !before.listed.equals(listed)
        ? new Telling(listed, 1)
        : new Telling(listed, Math.min(before.times + 1, MOST + 1));
  }

  /** Whether somebody should look at the team. */
  boolean isNews() {
    return times > 0 && times <= MOST;
  }
}
