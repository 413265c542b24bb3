import threading
from concurrent.futures import ThreadPoolExecutor

local = threading.local()
made = []
made_lock = threading.Lock()


class Session:
    def __init__(self):
        self.requests = 0

    def get(self, url):
        self.requests += 1
        return f"{url} ok"


def get_session():
    if not hasattr(local, "session"):
        local.session = Session()
        with made_lock:
            made.append(local.session)
    return local.session


def fetch(url):
    return get_session().get(url)


with ThreadPoolExecutor(max_workers=2) as ex:
    print(list(ex.map(fetch, [f"/{n}" for n in range(6)])))
print(1 <= len(made) <= 2, sum(s.requests for s in made), hasattr(local, "session"))


class Local(threading.local):
    def __init__(self, start):
        self.value = start


mine = Local(5)
mine.value += 1


def read():
    mine.value *= 2
    return mine.value


with ThreadPoolExecutor(1) as ex:
    print(ex.submit(read).result(), ex.submit(read).result(), mine.value)
try:
    local.nothing
except AttributeError as e:
    print(type(e).__name__)
