"""Trains the scikit-learn models that the ONNX tests read, and converts them with skl2onnx.

    python3 -m venv venv
    venv/bin/pip install scikit-learn==1.7.2 skl2onnx==1.19.1 onnx==1.18.0 numpy==2.2.6 pandas==2.3.3 protobuf==5.29.5
    venv/bin/python onnx_models.py

Run from this folder; writes ../resources/onnx/*.onnx. Scores are not kept: the
tests score with onnxruntime in the same run. Trained on every 40th row of examples/data/diamonds.csv,
so that the models stay small.
"""

from pathlib import Path

import numpy as np
import pandas as pd
from onnx import TensorProto
from skl2onnx import to_onnx
from skl2onnx.common.data_types import FloatTensorType, Int64TensorType, StringTensorType
from sklearn.compose import ColumnTransformer
from sklearn.ensemble import (
    AdaBoostClassifier,
    BaggingRegressor,
    ExtraTreesClassifier,
    ExtraTreesRegressor,
    GradientBoostingClassifier,
    GradientBoostingRegressor,
    HistGradientBoostingClassifier,
    HistGradientBoostingRegressor,
    RandomForestClassifier,
    RandomForestRegressor,
)
from sklearn.impute import SimpleImputer
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import (
    Binarizer,
    KBinsDiscretizer,
    MaxAbsScaler,
    MinMaxScaler,
    Normalizer,
    OneHotEncoder,
    OrdinalEncoder,
    PolynomialFeatures,
    RobustScaler,
    StandardScaler,
)
from sklearn.tree import DecisionTreeClassifier, DecisionTreeRegressor

HERE = Path(__file__).parent
OUT = HERE / "../resources/onnx"
DATA = HERE / "../../../../../examples/data/diamonds.csv"

CUTS = ["Fair", "Good", "Very Good", "Premium", "Ideal"]
COLORS = ["J", "I", "H", "G", "F", "E", "D"]
CLARITIES = ["I1", "SI2", "SI1", "VS2", "VS1", "VVS2", "VVS1", "IF"]

table = pd.read_csv(DATA).iloc[::40].reset_index(drop=True)
texts = table[["carat", "cut", "color", "clarity", "depth", "table", "x", "y", "z"]]
coded = texts.copy()
for column, grades in [("cut", CUTS), ("color", COLORS), ("clarity", CLARITIES)]:
    coded[column] = coded[column].map(grades.index)
X = coded.to_numpy(np.float32)
X64 = coded.to_numpy(np.float64)
rng = np.random.default_rng(1)
X_missing = np.where(rng.random(X.shape) < 0.1, np.float32(np.nan), X)
price = table["price"].to_numpy() / 1000
dear = (price > 2.5).astype(int)
grade = np.array(["low", "middle", "high"])[np.digitize(price, [1.5, 5])]


def save(name, model, inputs=None, sample=None, zipmap=True):
    options = {} if zipmap else {"options": {"zipmap": False}}
    onx = to_onnx(model, sample, initial_types=inputs, target_opset={"": 17, "ai.onnx.ml": 3}, **options)
    onx.doc_string = ""
    for output in onx.graph.output:
        # The trees give floats whatever comes in; skl2onnx declares doubles, which onnxruntime refuses.
        if output.type.tensor_type.elem_type == TensorProto.DOUBLE:
            output.type.tensor_type.elem_type = TensorProto.FLOAT
    data = onx.SerializeToString()
    (OUT / f"{name}.onnx").write_bytes(data)
    print(f"{name}: {len(data)} bytes")


def numbers(name, model, y, x=X, **options):
    save(name, model.fit(x, y), sample=x[:1], **options)


OUT.mkdir(parents=True, exist_ok=True)
small = {"n_estimators": 10, "max_depth": 5, "random_state": 1}
boosted = {"n_estimators": 20, "max_depth": 3, "random_state": 1}
hist = {"max_iter": 15, "max_leaf_nodes": 12, "random_state": 1}

numbers("decision_tree_regressor", DecisionTreeRegressor(max_depth=7, random_state=1), price)
numbers("random_forest_regressor", RandomForestRegressor(**small), price)
numbers("random_forest_of_100_regressor", RandomForestRegressor(n_estimators=100, max_depth=3, random_state=1), price)
numbers("random_forest_of_two_targets", RandomForestRegressor(**small), np.stack([price, X64[:, 4]], axis=1))
numbers("extra_trees_regressor", ExtraTreesRegressor(**small), price)
numbers("gradient_boosting_regressor", GradientBoostingRegressor(**boosted), price)
numbers("hist_gradient_boosting_regressor", HistGradientBoostingRegressor(**hist), price, X_missing)
numbers("decision_tree_classifier", DecisionTreeClassifier(max_depth=6, random_state=1), grade)
numbers("random_forest_binary", RandomForestClassifier(**small), dear)
numbers("random_forest_binary_without_zipmap", RandomForestClassifier(**small), dear, zipmap=False)
numbers("random_forest_multiclass", RandomForestClassifier(**small), grade)
numbers("extra_trees_multiclass", ExtraTreesClassifier(**small), grade)
numbers("extra_trees_binary", ExtraTreesClassifier(**small), dear)
numbers("gradient_boosting_binary", GradientBoostingClassifier(**boosted), dear)
numbers("gradient_boosting_multiclass", GradientBoostingClassifier(**boosted), grade)
numbers("hist_gradient_boosting_binary", HistGradientBoostingClassifier(**hist), dear, X_missing)
numbers("hist_gradient_boosting_multiclass", HistGradientBoostingClassifier(**hist), grade, X_missing)
numbers("double_random_forest_regressor", RandomForestRegressor(**small), price, X64)
numbers("double_gradient_boosting_binary", GradientBoostingClassifier(**boosted), dear, X64, zipmap=False)
numbers("double_random_forest_multiclass", RandomForestClassifier(**small), grade, X64, zipmap=False)

numbers("standard_scaler", make_pipeline(StandardScaler(), RandomForestRegressor(**small)), price)
numbers("double_standard_scaler", make_pipeline(StandardScaler(), RandomForestRegressor(**small)), price, X64)
numbers("min_max_scaler", make_pipeline(MinMaxScaler(), GradientBoostingRegressor(**boosted)), price)
numbers("clipped_min_max_scaler", make_pipeline(MinMaxScaler(clip=True), GradientBoostingRegressor(**boosted)), price)
numbers("max_abs_and_robust_scaler", make_pipeline(MaxAbsScaler(), RobustScaler(), ExtraTreesClassifier(**small)), grade)
numbers("imputer", make_pipeline(SimpleImputer(), GradientBoostingClassifier(**boosted)), dear, X_missing)
numbers("imputer_and_scaler", make_pipeline(SimpleImputer(strategy="median"), StandardScaler(), RandomForestClassifier(**small)), dear, X_missing)
numbers("binarizer", make_pipeline(Binarizer(threshold=1.0), RandomForestClassifier(**small)), dear)
numbers(
    "one_hot_of_numbers",
    make_pipeline(
        ColumnTransformer([("codes", OneHotEncoder(handle_unknown="ignore"), [1, 2])], remainder="passthrough"),
        RandomForestClassifier(**small),
    ),
    dear,
)

COLUMNS = [
    (name, StringTensorType([None, 1]) if name in ("cut", "color", "clarity") else FloatTensorType([None, 1]))
    for name in texts.columns
]
NUMERIC = ["carat", "depth", "table", "x", "y", "z"]
save(
    "columns_one_hot",
    make_pipeline(
        ColumnTransformer(
            [
                ("numbers", StandardScaler(), NUMERIC),
                ("cut", OneHotEncoder(handle_unknown="ignore"), ["cut"]),
                ("rest", OneHotEncoder(handle_unknown="ignore"), ["color", "clarity"]),
            ]
        ),
        GradientBoostingRegressor(**boosted),
    ).fit(texts, price),
    inputs=COLUMNS,
)
save(
    "columns_scaled_one_hot",
    make_pipeline(
        ColumnTransformer([("one_hot", OneHotEncoder(handle_unknown="ignore", sparse_output=False), ["cut", "color", "clarity"])]),
        StandardScaler(),
        RandomForestClassifier(**small),
    ).fit(texts, grade),
    inputs=COLUMNS,
)
save(
    "columns_ordinal",
    make_pipeline(
        ColumnTransformer(
            [
                ("numbers", SimpleImputer(), NUMERIC),
                ("grades", OrdinalEncoder(handle_unknown="use_encoded_value", unknown_value=-1), ["cut", "color", "clarity"]),
            ]
        ),
        RandomForestClassifier(**small),
    ).fit(texts, dear),
    inputs=COLUMNS,
)
integers = pd.DataFrame({"cut": coded["cut"], "color": coded["color"], "carat": texts["carat"]})
save(
    "columns_one_hot_of_integers",
    make_pipeline(
        ColumnTransformer([("codes", OneHotEncoder(handle_unknown="ignore"), ["cut", "color"])], remainder="passthrough"),
        RandomForestRegressor(**small),
    ).fit(integers, price),
    inputs=[("cut", Int64TensorType([None, 1])), ("color", Int64TensorType([None, 1])), ("carat", FloatTensorType([None, 1]))],
)

tiny = {"n_estimators": 2, "max_depth": 2, "random_state": 1}
numbers("refused_normalizer", make_pipeline(Normalizer(), RandomForestRegressor(**tiny)), price)
numbers("refused_polynomial_features", make_pipeline(PolynomialFeatures(), RandomForestRegressor(**tiny)), price, X[:, :3])
numbers("refused_k_bins", make_pipeline(KBinsDiscretizer(3, encode="ordinal"), RandomForestRegressor(**tiny)), price, X[:, :3])
numbers("refused_ada_boost", AdaBoostClassifier(n_estimators=2, random_state=1), dear)
numbers("refused_bagging", BaggingRegressor(DecisionTreeRegressor(max_depth=2), 2, random_state=1), price)
