package dev.mpaoperator.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How the workers are shared. */
class WorkersTest {
  private static final Account ONE = new Account("111122223333", null);
  private static final Account OTHER = new Account("444455556666", null);

  private final Workers workers = new Workers(6);

  /** How many can be at work in an account at once, while so many in another are. */
  private int atOnce(Account account) {
    return workers.work(account, () -> 1 + atOnce(account)).orElse(0);
  }

  @Test
  void theOnlyAccountHasMostOfThem() {
    assertThat(atOnce(ONE)).isEqualTo(4);
    assertThat(atOnce(ONE)).as("they are given back").isEqualTo(4);
  }

  @Test
  void ofSeveralEachHasAShare() {
    assertThat(workers.work(OTHER, () -> atOnce(ONE))).hasValue(2);
    assertThat(atOnce(ONE)).as("the other does nothing any more").isEqualTo(4);
  }

  @Test
  void whatIsNotKnownYetTakesNothingAway() {
    assertThat(workers.work(Account.OWN, () -> atOnce(ONE))).hasValue(4);
  }

  @Test
  void thereIsAlwaysOne() {
    var few = new Workers(1);
    assertThat(few.work(ONE, () -> "done")).hasValue("done");
    assertThat(few.work(OTHER, () -> few.work(OTHER, () -> "nested"))).hasValue(Optional.empty());
    assertThat(few.work(ONE, () -> "done")).hasValue("done");
  }

  @Test
  void workThatFailsGivesItsWorkerBack() {
    for (var i = 0; i < 10; i++) {
      assertThatIllegalStateException()
          .isThrownBy(() ->
              workers.work(
                  ONE,
                  () -> {
                    throw new IllegalStateException("failed");
                  }));
    }
    assertThat(atOnce(ONE)).isEqualTo(4);
  }
}
