package threading_test

import (
	"testing"

	"go.starlark.net/starlark"

	"fstar/builtins/internal/moduletest"
	"fstar/builtins/threading"
)

// BenchmarkUncontended is what a script pays for what nobody else uses.
func BenchmarkUncontended(b *testing.B) {
	for _, bench := range []struct{ name, body string }{
		{"acquire-release", "lock.acquire(); lock.release()"},
		{"Event.is_set", "event.is_set()"},
		{"Condition.notify", "condition.acquire(); condition.notify(); condition.release()"},
		{"local", "local.x = 1"},
	} {
		b.Run(bench.name, func(b *testing.B) {
			t := moduletest.New(b)
			globals := t.Run(b, starlark.StringDict{"threading": threading.New(t.Runtime)}, `
def run(n):
    lock, event, condition, local = threading.Lock(), threading.Event(), threading.Condition(), threading.local()
    for _ in range(n):
        `+bench.body+"\n")
			b.ReportAllocs()
			b.ResetTimer()
			if _, err := t.Call(globals["run"], starlark.Tuple{starlark.MakeInt(b.N)}, nil); err != nil {
				b.Fatal(err)
			}
		})
	}
}
