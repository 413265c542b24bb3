# stdlib threading 6: an error of the main thread does not stop the others
import threading


def work():
    threading.main_thread().join()
    print("work ends")


threading.Thread(target=work).start()
raise KeyError("main")
