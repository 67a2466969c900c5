package dev.orchard.formats.onnx;

import dev.orchard.forest.Forest;
import dev.orchard.forest.Tree;
import dev.orchard.formats.ForeignFeature;
import dev.orchard.formats.ForeignFormat;
import dev.orchard.formats.ForeignModel;
import dev.orchard.formats.ForeignModelException;
import dev.orchard.formats.ForeignModelReader;
import dev.orchard.formats.ForeignTask;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads an ONNX model whose scores come from one ensemble of trees. */
public final class OnnxReader implements ForeignModelReader {
  private static final int FEATURES = 1 << 16;

  @Override
  public ForeignModel read(byte[] bytes) {
    OnnxGraph graph = OnnxFile.read(bytes);
    GraphFolding folding = new GraphFolding(graph);
    List<ForeignFeature> inputs = inputs(graph, folding);
    graph.nodes().forEach(folding::follow);
    Scores scores = scores(graph, folding);
    Forest forest = new ResultForest(scores, inputs.size()).build();
    return new ForeignModel(
        ForeignFormat.ONNX,
        forest,
        features(inputs, forest, graph, folding.codes()),
        scores.task(),
        scores.classes(),
        notes(graph));
  }

  /** Gives every column of every input tensor its place in the rows. */
  private static List<ForeignFeature> inputs(OnnxGraph graph, GraphFolding folding) {
    List<ForeignFeature> features = new ArrayList<>();
    for (OnnxGraph.Input input : graph.inputs()) {
      long width =
          input.width() == OnnxGraph.UNKNOWN_WIDTH ? impliedWidth(graph, input) : input.width();
      if (width < 1 || width + features.size() > FEATURES) {
        throw new ForeignModelException(
            "the ONNX model has an input of impossible width: " + width + " columns");
      }
      boolean texts = input.type() == OnnxType.STRING;
      List<Column> columns = new ArrayList<>();
      List<Integer> places = new ArrayList<>();
      Optional<String> name = width == 1 ? Optional.of(input.name()) : Optional.empty();
      for (int i = 0; i < width; i++) {
        places.add(features.size());
        columns.add(new NumberColumn(features.size(), input.type() == OnnxType.FLOAT, List.of()));
        features.add(new ForeignFeature(name, texts, List.of()));
      }
      folding.input(
          input.name(),
          texts ? new GraphValue.TextInput(places) : new GraphValue.Columns(input.type(), columns));
    }
    if (features.isEmpty()) {
      throw new ForeignModelException("the ONNX model has no input");
    }
    return features;
  }

  /** The width of an input that does not tell it: as many columns as the trees that read it ask. */
  private static long impliedWidth(OnnxGraph graph, OnnxGraph.Input input) {
    long last = -1;
    for (OnnxNode node : graph.nodes()) {
      if (node.inputs().contains(input.name()) && node.operator().startsWith("TreeEnsemble")) {
        Numbers features = node.numbers("nodes_featureids");
        for (int i = 0; i < features.size(); i++) {
          last = Math.max(last, (long) features.number(i));
        }
      }
    }
    if (last < 0) {
      throw new ForeignModelException(
          "the ONNX model does not tell how many columns its input has");
    }
    return last + 1;
  }

  /** The output that has the scores, with the labels that another may have. */
  private static Scores scores(OnnxGraph graph, GraphFolding folding) {
    Optional<Scores> found = Optional.empty();
    List<String> labels = List.of();
    ForeignModelException reason =
        new ForeignModelException("the ONNX model has no output that comes from trees");
    for (String output : graph.outputs()) {
      GraphValue value = folding.value(output);
      if (value instanceof GraphValue.Result result) {
        found = found.isPresent() ? found : Optional.of(named(result.scores(), output));
        labels = labels.isEmpty() ? result.scores().classes() : labels;
      } else if (value instanceof GraphValue.Labels names) {
        labels = names.classes();
      } else if (value instanceof GraphValue.Refused refused) {
        reason = refused.reason();
      }
    }
    if (found.isEmpty()) {
      throw reason;
    }
    Scores scores = found.get();
    return checked(scores.classes().isEmpty() ? scores.withClasses(labels) : scores);
  }

  /** Scores that are added up as probabilities are told from numbers by the name of the output. */
  private static Scores named(Scores scores, String output) {
    boolean classification =
        scores.task() == ForeignTask.REGRESSION
            && scores.targets().size() > 1
            && output.contains("probabilit");
    return classification ? scores.withTask(ForeignTask.MULTICLASS_CLASSIFICATION) : scores;
  }

  private static Scores checked(Scores scores) {
    if (scores.form() == Scores.Form.COMPLEMENT) {
      throw new ForeignModelException("the ONNX model gives the complement of its scores");
    }
    if (scores.task() == ForeignTask.REGRESSION && scores.targets().size() > 1) {
      return scores.withTask(ForeignTask.MULTIPLE_REGRESSION).withClasses(List.of());
    }
    int classes =
        switch (scores.task()) {
          case REGRESSION, MULTIPLE_REGRESSION -> 0;
          case BINARY_CLASSIFICATION -> 2;
          case MULTICLASS_CLASSIFICATION -> scores.targets().size();
        };
    return scores.classes().size() == classes ? scores : scores.withClasses(List.of());
  }

  private static List<ForeignFeature> features(
      List<ForeignFeature> inputs,
      Forest forest,
      OnnxGraph graph,
      Map<Integer, Map<String, Integer>> codes) {
    BitSet byCategory = splitByCategory(forest);
    List<String> names = OnnxMetadata.features(graph.about(), inputs.size());
    List<List<String>> categories = OnnxMetadata.categories(graph.about(), inputs.size());
    List<ForeignFeature> features = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      ForeignFeature input = inputs.get(i);
      List<String> texts = List.copyOf(codes.getOrDefault(i, Map.of()).keySet());
      if (texts.isEmpty() && !categories.isEmpty()) {
        texts = categories.get(i);
      }
      features.add(
          new ForeignFeature(
              names.isEmpty() ? input.name() : Optional.of(names.get(i)),
              input.category() || byCategory.get(i) || !texts.isEmpty(),
              texts));
    }
    return features;
  }

  private static BitSet splitByCategory(Forest forest) {
    BitSet features = new BitSet();
    for (int i = 0; i < forest.treeCount(); i++) {
      Tree tree = forest.tree(i);
      for (int node = 0; node < tree.nodeCount(); node++) {
        if (!tree.isLeaf(node) && tree.isCategorySplit(node)) {
          features.set(tree.feature(node));
        }
      }
    }
    return features;
  }

  private static SortedMap<String, String> notes(OnnxGraph graph) {
    SortedMap<String, String> notes = new TreeMap<>();
    for (String key : List.of("producer", "producer_version", OnnxMetadata.CALIBRATION)) {
      if (graph.about().containsKey(key)) {
        notes.put(key, graph.about().get(key));
      }
    }
    return Collections.unmodifiableSortedMap(notes);
  }
}
