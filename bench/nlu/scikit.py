"""Linear support vectors over words and characters, the usual strong choice of scikit-learn: TRAIN TEST -> one JSON object."""

import json
import sys
import time

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import make_pipeline, make_union
from sklearn.svm import LinearSVC


def read(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


train, test = read(sys.argv[1]), read(sys.argv[2])
words = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, token_pattern=r"(?u)\b\w+\b")
characters = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True)
model = make_pipeline(make_union(words, characters), LinearSVC())

began = time.process_time()
model.fit([row["text"] for row in train], [row["intent"] for row in train])
train_seconds = time.process_time() - began

texts = [row["text"] for row in test]
margins = model.decision_function(texts)
began = time.process_time()
count = 0
while time.process_time() - began < 1:
    model.predict(texts)
    count += len(texts)
speed = count / (time.process_time() - began)

answers = [
    {"intent": str(model.classes_[row.argmax()]), "confidence": float(row.max())} for row in margins
]
print(json.dumps({"trainCpuSeconds": train_seconds, "predictionsPerSecond": speed, "answers": answers}))
