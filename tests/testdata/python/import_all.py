# __all__ of library modules, and from x import *.
import concurrent.futures
import contextlib
import dataclasses
import functools
import logging
import multiprocessing
import os
import queue
import sys
import threading
import time
import typing

for m in concurrent.futures, contextlib, dataclasses, functools, logging, os, os.path, queue, threading, typing:
    print(m.__name__, type(m.__all__), all(hasattr(m, name) for name in m.__all__), any(name.startswith("__") for name in m.__all__))
print(sorted(queue.__all__), hasattr(time, "__all__"), hasattr(sys, "__all__"), queue.__package__, queue.__spec__ is queue)

from concurrent.futures import *
from functools import *
from queue import *
from logging import *

print(ThreadPoolExecutor, wait.__name__, Queue, Empty, reduce(lambda a, b: a + b, [1, 2]), getLogger().name, INFO)
print([name in globals() for name in ("thread", "process", "handlers", "root", "Filterer", "Manager", "BrokenThreadPool")])

import _with_all
from _with_all import *

print(_listed, [name in globals() for name in ("shown", "_listed", "unlisted")])
for wrong in ["missing"], [1], 3, None:
    _with_all.__all__ = wrong
    try:
        exec("from _with_all import *", {})
    except Exception as e:
        print(type(e).__name__, e)
