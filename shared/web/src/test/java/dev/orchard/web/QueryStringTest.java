package dev.orchard.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchard.model.MalformedInputException;
import org.junit.jupiter.api.Test;

class QueryStringTest {
  @Test
  void decodesNamesAndValues() {
    QueryString query = new QueryString("a=1+2%2B&b&c%20d=%C3%A9&&e==");
    assertThat(query.value("a")).hasValue("1 2+");
    assertThat(query.value("b")).hasValue("");
    assertThat(query.value("c d")).hasValue("é");
    assertThat(query.value("e")).hasValue("=");
    assertThat(query.value("z")).isEmpty();
  }

  @Test
  void refusesANameThatComesTwice() {
    assertThatThrownBy(() -> new QueryString("a=1&%61=2"))
        .isInstanceOf(MalformedInputException.class);
  }

  @Test
  void refusesBadEncodings() {
    for (String query : new String[] {"a=%", "a=%f", "a=%c0%80", "%xx=1"}) {
      assertThatThrownBy(() -> new QueryString(query))
          .as(query)
          .isInstanceOf(MalformedInputException.class);
    }
  }
}
