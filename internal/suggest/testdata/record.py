"""Records in closest.jsonl which name CPython suggests for a wrong one.

Each line is [wrong name, candidates, suggestion or null]. The candidates are sorted, as those
that CPython finds.
"""

import json
import os
import sys
from traceback import _compute_suggestion_error

CASES = [
    ("prnt", "input print range"), ("pritn", "input print range"), ("PRINT", "input print range"), ("prinT", "input print range"),
    ("print", "print"), ("x", "y z"), ("xs", "x y"), ("threadpoolexecutor", "submit ThreadPoolExecutor"), ("reslut", "results result"),
    ("totally", "different names"), ("größe", "grosse größen"), ("Aea", "area enumerate"), ("a" * 41, "a" * 40), ("a" * 40, "a" * 39),
    ("", "a b"), ("a", ""), ("ab", "ba"), ("abc", "acb bac cab"), ("fnord", "ford ford2 fn"), ("_x", "x __x"), ("submit_", "submit Submit"),
    ("maxworkers", "max_workers maxWorkers"), ("as_complete", "as_completed complete"), ("线程", "线池 线程池"), ("ÀB", "àb AB"),
    ("prnt", " ".join(["print"] + ["other"] * 749)), ("prnt", " ".join(["print"] + ["other"] * 750)),
]



def suggestion(wrong, candidates):
    class Of:
        def __dir__(self):
            return candidates

    return _compute_suggestion_error(AttributeError(name=wrong, obj=Of()), None, wrong)


with open(os.path.join(sys.argv[1], "closest.jsonl"), "w", encoding="utf-8") as f:
    for wrong, candidates in CASES:
        candidates = sorted(candidates.split())
        print(json.dumps([wrong, " ".join(candidates), suggestion(wrong, candidates)], ensure_ascii=False), file=f)
