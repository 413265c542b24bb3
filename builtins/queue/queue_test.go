package queue_test

import (
	"testing"

	"go.starlark.net/starlark"
	"go.starlark.net/starlarkstruct"

	"fstar/builtins/internal/moduletest"
	"fstar/builtins/queue"
)

func TestDocumented(t *testing.T) { moduletest.Documented(t, queue.New()) }

// names are what snippets have.
func names() starlark.StringDict {
	m := queue.New()
	return starlark.StringDict{"queue": &starlarkstruct.Module{Name: m.Name, Members: m.Members}}
}

// A deque that grows, shrinks and goes round is the list that it should be.
func TestDeque(t *testing.T) {
	moduletest.New(t).Run(t, names(), `
def check(seed):
    d, want = queue.Queue().queue, []
    for n in range(300):
        seed = (seed * 1103515245 + 12345) % 2147483648
        what = seed // 65536 % 11
        if what < 4:
            d.append(n)
            want.append(n)
        elif what < 6:
            d.appendleft(n)
            want.insert(0, n)
        elif what == 6 and want:
            eq(d.pop(), want.pop())
        elif what < 10 and want:
            eq(d.popleft(), want.pop(0))
        elif want:
            middle = want[len(want) // 2]
            eq(middle in d, True)
            d.remove(middle)
            want.remove(middle)
            eq(middle in d, False)
        eq([x for x in d], want)
        eq((len(d), bool(d)), (len(want), bool(want)))
        eq([d[i] for i in range(len(d))], want)
for seed in range(20):
    check(seed)
`)
}

// A queue gives all that was put, in its order, whatever came between.
func TestOrders(t *testing.T) {
	moduletest.New(t).Run(t, names(), `
def check(make, seed, take):
    q, want = make(), []
    for n in range(400):
        seed = (seed * 1103515245 + 12345) % 2147483648
        if seed // 65536 % 5 < 3:
            item = seed // 1024 % 50
            q.put(item)
            want.append(item)
        elif want:
            eq(q.get(), take(want))
        eq((q.qsize(), q.empty()), (len(want), not want))
    for _ in range(len(want)):
        eq(q.get(block = False), take(want))
    raises("_queue.Empty", q.get_nowait)
def smallest(items):
    least = min(items)
    items.remove(least)
    return least
for seed in range(10):
    check(queue.Queue, seed, lambda items: items.pop(0))
    check(queue.SimpleQueue, seed, lambda items: items.pop(0))
    check(queue.LifoQueue, seed, lambda items: items.pop())
    check(queue.PriorityQueue, seed, smallest)
`)
}

// Methods are found on the class, too, and say what they are for.
func TestMethodsOfTheClass(t *testing.T) {
	moduletest.New(t).Run(t, names(), `
q = queue.Queue()
queue.Queue.put(q, 1)
eq(queue.Queue.get(q), 1)
raises("TypeError: descriptor 'put' for 'Queue' objects doesn't apply to a 'int' object", lambda: queue.Queue.put(5, 1))
raises("TypeError: unbound method Queue.get() needs an argument", queue.Queue.get)
raises("TypeError: Queue.put() missing 1 required positional argument: 'item'", q.put)
careless = class_("Careless", (queue.Queue,), {"__init__": lambda self: None})
raises("RuntimeError: Queue.__init__() not called", careless().get)
raises("RuntimeError: Queue.__init__() not called", lambda: careless().maxsize)
raises("AttributeError: property 'mutex' of 'Queue' object has no setter", lambda: setattr(q, "mutex", 1))
`)
}
