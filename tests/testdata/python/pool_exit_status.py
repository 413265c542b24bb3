import sys
import threading
from concurrent.futures import ThreadPoolExecutor

gate = threading.Event()
ex = ThreadPoolExecutor(1)
ex.submit(gate.wait)
ex.submit(print, "still runs")
gate.set()
sys.exit(6)
