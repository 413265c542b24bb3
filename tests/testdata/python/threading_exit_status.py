# stdlib threading 6, stdlib threading 8: a thread goes on after sys.exit, and does not change the status
import sys
import threading

ended = threading.Event()


def work():
    ended.wait(0.05)
    print("work goes on")
    sys.exit(7)


threading.Thread(target=work).start()
print("main ends")
sys.exit(4)
