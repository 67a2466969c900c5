"""Trains the small CatBoost models that CatboostAgreementTest reads.

CatBoost has no trainer for Java, so its models are kept as files, each twice: NAME.json is what we
read, NAME.cbm what the native library scores in the same test.

    python3 -m venv venv && venv/bin/pip install catboost==1.2.7 numpy==1.26.4
    venv/bin/python shared/formats/src/test/golden/catboost_models.py

Rows are every 40th of examples/data/diamonds.csv, every eleventh value missing.
"""

import csv
import json
import pathlib

import catboost
import numpy

HERE = pathlib.Path(__file__).resolve()
ROOT = HERE.parents[5]
TARGET = HERE.parents[1] / "resources" / "catboost"

NAMES = ["carat", "cut", "color", "clarity", "depth", "table", "x", "y", "z"]
CATEGORIES = ["cut", "color", "clarity"]

with open(ROOT / "examples" / "data" / "diamonds.csv", newline="") as file:
    lines = list(csv.DictReader(file))[::40]


def value(row, column):
    name = NAMES[column]
    if name in CATEGORIES:
        return lines[row][name]
    missing = (row * len(NAMES) + column) % 11 == 0
    return float("nan") if missing else float(lines[row][name])


rows = [[value(row, column) for column in range(len(NAMES))] for row in range(len(lines))]
price = numpy.array([float(line["price"]) for line in lines])
expensive = ["dear" if p > 2401 else "cheap" for p in price]
cut = [line["cut"] for line in lines]
sizes = numpy.array([[float(line[name]) for name in ("x", "y")] for line in lines])

MODELS = {
    "regression": (price, {"loss_function": "RMSE"}),
    "missing_is_largest": (price, {"loss_function": "RMSE", "nan_mode": "Max"}),
    "poisson": (numpy.round(price / 1000), {"loss_function": "Poisson"}),
    "binary": (expensive, {"loss_function": "Logloss"}),
    "multiclass": (cut, {"loss_function": "MultiClass"}),
    "one_against_all": (cut, {"loss_function": "MultiClassOneVsAll"}),
    "several_numbers": (sizes, {"loss_function": "MultiRMSE"}),
    "depthwise": (price, {"loss_function": "RMSE", "grow_policy": "Depthwise"}),
    "lossguide": (cut, {"loss_function": "MultiClass", "grow_policy": "Lossguide"}),
    "counters": (
        price,
        {"one_hot_max_size": 2, "ignored_features": [0, 4, 5, 6, 7, 8]},
    ),
}

for name, (label, parameters) in MODELS.items():
    model = catboost.CatBoost(
        {
            "iterations": 12,
            "depth": 4,
            "one_hot_max_size": 10,
            "bootstrap_type": "No",
            "random_seed": 7,
            "thread_count": 1,
            "verbose": 0,
            "allow_writing_files": False,
            **parameters,
        }
    )
    pool = catboost.Pool(rows, label, cat_features=CATEGORIES, feature_names=NAMES)
    model.fit(pool)
    # With the pool the file names its categories, not only their hashes.
    model.save_model(str(TARGET / f"{name}.json"), format="json", pool=pool)
    # Indented, the file is three times as large.
    document = json.loads((TARGET / f"{name}.json").read_text())
    (TARGET / f"{name}.json").write_text(json.dumps(document, separators=(",", ":")) + "\n")
    if name != "counters":
        model.save_model(str(TARGET / f"{name}.cbm"))
