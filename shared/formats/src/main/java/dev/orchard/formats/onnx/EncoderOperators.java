package dev.orchard.formats.onnx;

import dev.orchard.formats.onnx.GraphValue.Columns;
import dev.orchard.formats.onnx.GraphValue.TextInput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The operators that make numbers of categories. */
final class EncoderOperators {
  private static final int CATEGORIES = NumberColumn.CODES;

  private final OnnxNode node;

  /** The codes given so far to the texts of each input column, in the order of their codes. */
  private final Map<Integer, Map<String, Integer>> codes;

  EncoderOperators(OnnxNode node, Map<Integer, Map<String, Integer>> codes) {
    this.node = node;
    this.codes = codes;
  }

  Columns oneHot(TextInput input) {
    int feature = single(input.features());
    List<Column> columns = new ArrayList<>();
    for (String category : node.texts("cats_strings")) {
      columns.add(new TableColumn(feature, Map.of(code(feature, category), 1.0), 0));
    }
    return oneHot(columns);
  }

  /** Numbers are cut to integers and compared with integers. */
  Columns oneHot(Columns input) {
    Column column = single(input.list());
    if (!(column instanceof NumberColumn number)) {
      throw node.refusal("encodes what was encoded before");
    }
    NumberColumn integer =
        input.type().isIntegral() ? number : number.then(x -> x < 0 ? Math.ceil(x) : Math.floor(x));
    Numbers categories = node.numbers("cats_int64s");
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < categories.size(); i++) {
      columns.add(new StepColumn(integer, categories.number(i), 1, 0));
    }
    return oneHot(columns);
  }

  private Columns oneHot(List<Column> columns) {
    if (columns.isEmpty()) {
      throw node.refusal("has no categories for the type of its input");
    }
    return new Columns(OnnxType.FLOAT, columns);
  }

  Columns labelled(TextInput input) {
    List<String> keys = node.has("classes_strings") ? node.texts("classes_strings") : texts("keys");
    boolean counted = node.has("classes_strings");
    Numbers values = counted ? count(keys.size()) : values();
    if (values.size() != keys.size() || keys.isEmpty()) {
      throw node.refusal("does not have a number for each text");
    }
    double otherwise = otherwise(counted || values.isIntegral());
    List<Column> columns = new ArrayList<>();
    for (int feature : input.features()) {
      Map<Integer, Double> table = new TreeMap<>();
      for (int i = 0; i < keys.size(); i++) {
        table.put(code(feature, keys.get(i)), values.number(i));
      }
      columns.add(new TableColumn(feature, table, otherwise));
    }
    return new Columns(counted || values.isIntegral() ? OnnxType.INT64 : OnnxType.FLOAT, columns);
  }

  Columns labelled(Columns input) {
    Numbers keys = numbers("keys");
    Numbers values = values();
    if (keys.size() != values.size() || keys.isEmpty() || !keys.isIntegral()) {
      throw node.refusal("does not map integers to numbers");
    }
    List<Column> columns = new ArrayList<>();
    for (Column column : input.list()) {
      if (!(column instanceof NumberColumn number) || !number.isInput()) {
        throw node.refusal("encodes a computed column");
      }
      Map<Integer, Double> table = new TreeMap<>();
      for (int i = 0; i < keys.size(); i++) {
        if (!NumberColumn.isCode(keys.number(i))) {
          throw node.refusal("has a key that is no category code (0 to 1048575)");
        }
        table.put((int) keys.integer(i), values.number(i));
      }
      columns.add(new TableColumn(number.feature(), table, otherwise(values.isIntegral())));
    }
    return new Columns(values.isIntegral() ? OnnxType.INT64 : OnnxType.FLOAT, columns);
  }

  private List<String> texts(String prefix) {
    return node.tensor(prefix + "_tensor")
        .map(OnnxTensor::texts)
        .orElse(node.texts(prefix + "_strings"));
  }

  private Numbers numbers(String prefix) {
    if (node.tensor(prefix + "_tensor").isPresent()) {
      return node.tensor(prefix + "_tensor").get().numbers();
    }
    Numbers integers = node.numbers(prefix + "_int64s");
    return integers.isEmpty() ? node.numbers(prefix + "_floats") : integers;
  }

  private Numbers values() {
    return numbers("values");
  }

  private static Numbers count(int size) {
    Numbers numbers = new Numbers();
    for (long i = 0; i < size; i++) {
      numbers.add(i);
    }
    return numbers;
  }

  private double otherwise(boolean integral) {
    if (node.tensor("default_tensor").isPresent()) {
      Numbers value = node.tensor("default_tensor").get().numbers();
      return value.isEmpty() ? 0 : value.number(0);
    }
    return integral ? node.integer("default_int64", -1) : node.number("default_float", -0.0);
  }

  private int code(int feature, String category) {
    Map<String, Integer> known = codes.computeIfAbsent(feature, f -> new LinkedHashMap<>());
    Integer code = known.get(category);
    if (code == null) {
      code = known.size();
      known.put(category, code);
    }
    if (code >= CATEGORIES) {
      throw node.refusal("has more than " + CATEGORIES + " categories");
    }
    return code;
  }

  private <T> T single(List<T> columns) {
    if (columns.size() != 1) {
      throw node.refusal("encodes %d columns at once".formatted(columns.size()));
    }
    return columns.get(0);
  }
}
