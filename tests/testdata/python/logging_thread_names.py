import logging
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

logging.basicConfig(stream=sys.stdout, level=logging.DEBUG, format="%(threadName)s %(processName)s %(levelname).1s %(message)s")


def job(n):
    logging.info("job %d", n)
    return n


logging.info("main")
with ThreadPoolExecutor(1) as ex:
    for n in range(3):
        ex.submit(job, n).result()
with ThreadPoolExecutor(1, thread_name_prefix="fetch") as ex:
    list(ex.map(job, [7, 8]))
t = threading.Thread(target=job, args=(9,), name="own thread")
t.start()
t.join()
logging.debug("%s", threading.current_thread().name)
