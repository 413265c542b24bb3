# record: no
# Six jobs of five seconds on three worker processes.
#
# Each job logs when it begins and when it finishes, with its process. Every two
# seconds the main process logs which threads are alive and which jobs are done.

import logging
import threading
import time
from concurrent.futures import ProcessPoolExecutor


def configure():
    logging.basicConfig(
        level=logging.INFO,
        format="%(asctime)-15s %(processName)s %(threadName)s %(process)5d %(thread)8d %(message)s",
    )


def job(n):
    logging.info("job %d begins", n)
    time.sleep(5)
    logging.info("job %d finishes", n)
    return n


if __name__ == "__main__":
    configure()
    executor = ProcessPoolExecutor(max_workers=3, initializer=configure)
    jobs = [executor.submit(job, n) for n in range(6)]
    while True:
        time.sleep(2)
        logging.info("threads: %s", threading.enumerate())
        done = [future.done() for future in jobs]
        logging.info("done: %s", done)
        print("-" * 60)
        if all(done):
            break
    executor.shutdown()
    logging.info("threads: %s", threading.enumerate())
