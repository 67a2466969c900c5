"""The peer that most teams start from: Flask and a scikit-learn forest on the same data.

Trained once on the diamonds (carat, depth, table, x, y -> price; 200 trees of depth 16) and kept
beside this file as a joblib file; served with `gunicorn --chdir benchmarks/peers flask_forest:app`.
"""

import pathlib

import joblib
import numpy
import pandas
from flask import Flask, jsonify, request
from sklearn.ensemble import RandomForestRegressor

FEATURES = ["carat", "depth", "table", "x", "y"]
HERE = pathlib.Path(__file__).parent
DATA = HERE.parent.parent / "examples" / "data" / "diamonds.csv"
MODEL = HERE.parent / "target" / "flask_forest.joblib"


def forest() -> RandomForestRegressor:
    if not MODEL.exists():
        rows = pandas.read_csv(DATA)
        trained = RandomForestRegressor(n_estimators=200, max_depth=16, random_state=1, n_jobs=-1)
        trained.fit(rows[FEATURES].to_numpy(), rows["price"].to_numpy())
        trained.set_params(n_jobs=1)
        MODEL.parent.mkdir(exist_ok=True)
        joblib.dump(trained, MODEL)
    return joblib.load(MODEL)


app = Flask(__name__)
model = forest()


@app.post("/predict")
def predict():
    features = request.get_json()["features"]
    return jsonify(prediction=float(model.predict(numpy.array([features]))[0]), input_features=features)
