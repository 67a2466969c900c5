package dev.orchard.benchmarks.peer;

import java.nio.file.Files;

/** The engines that score the booster, and how each comes by it. */
enum Engine {
  ORCHARD {
    @Override
    Peer load(BoostedModel model, Rows rows) throws Exception {
      return new OrchardPeer(model.forest(), rows);
    }
  },
  XGBOOST {
    @Override
    Peer load(BoostedModel model, Rows rows) throws Exception {
      return new XgboostPeer(Files.readAllBytes(model.file()), rows);
    }
  },
  H2O {
    @Override
    Peer load(BoostedModel model, Rows rows) throws Exception {
      return new H2oPeer(model, rows);
    }
  },
  LIGHTGBM {
    @Override
    Peer load(BoostedModel model, Rows rows) throws Exception {
      return new LightGbmPeer(LightGbmText.of(model.forest()), rows);
    }
  },
  ONNX_RUNTIME {
    @Override
    Peer load(BoostedModel model, Rows rows) throws Exception {
      return new OnnxRuntimePeer(model.onnx(), rows);
    }
  },
  JPMML {
    @Override
    Peer load(BoostedModel model, Rows rows) throws Exception {
      return new JpmmlPeer(model, rows);
    }
  },
  SMILE {
    @Override
    Peer load(BoostedModel model, Rows rows) throws Exception {
      return new SmilePeer(model.forest(), rows);
    }
  };

  /** Loads the model; every peer has an exception of its own for what may go wrong. */
  abstract Peer load(BoostedModel model, Rows rows) throws Exception;
}
