package host_test

import (
	"context"
	"errors"
	"fmt"
	"log"
	"os"
	"time"

	"go.starlark.net/starlark"

	"fstar/host"
)

// A script runs, and Go reads what it left.
func Example() {
	ctx := context.Background()
	h, err := host.New(host.Config{})
	if err != nil {
		log.Fatal(err)
	}
	defer h.Close(ctx)

	globals, err := h.ExecFile(ctx, "squares.star", `
from concurrent.futures import ThreadPoolExecutor

with ThreadPoolExecutor(max_workers=4) as executor:
    squares = list(executor.map(lambda n: n * n, range(5)))
`)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(globals["squares"])
	// Output: [0, 1, 4, 9, 16]
}

// Go calls a function of a script.
func ExampleHost_Call() {
	ctx := context.Background()
	h, err := host.New(host.Config{})
	if err != nil {
		log.Fatal(err)
	}
	defer h.Close(ctx)

	globals, err := h.ExecFile(ctx, "rules.star", `
def discount(total, *, member=False):
    return total * 9 // 10 if member else total
`)
	if err != nil {
		log.Fatal(err)
	}
	discount := globals["discount"].(starlark.Callable)
	args := starlark.Tuple{starlark.MakeInt(200)}
	kwargs := []starlark.Tuple{{starlark.String("member"), starlark.True}}
	v, err := h.Call(ctx, discount, args, kwargs)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(v)
	// Output: 180
}

// A script calls Go functions. One that waits does so in Block, so that other threads of
// the script go on.
func ExampleBlock() {
	fetch := func(thread *starlark.Thread, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		var url string
		if err := starlark.UnpackArgs(b.Name(), args, kwargs, "url", &url); err != nil {
			return nil, err
		}
		err := host.Block(thread, func(ctx context.Context) error {
			select {
			case <-time.After(time.Millisecond): // a request that takes its time
				return nil
			case <-ctx.Done(): // the script is to stop
				return context.Cause(ctx)
			}
		})
		return starlark.String("contents of " + url), err
	}

	ctx := context.Background()
	h, err := host.New(host.Config{
		Predeclared: starlark.StringDict{"fetch": starlark.NewBuiltin("fetch", fetch)},
	})
	if err != nil {
		log.Fatal(err)
	}
	defer h.Close(ctx)
	_, err = h.ExecFile(ctx, "fetch.star", `
from concurrent.futures import ThreadPoolExecutor

with ThreadPoolExecutor() as executor:
    for page in executor.map(fetch, ["/a", "/b", "/c"]):
        print(page)
`)
	if err != nil {
		log.Fatal(err)
	}
	// Output:
	// contents of /a
	// contents of /b
	// contents of /c
}

// What a script gives one by one.
func ExampleElements() {
	ctx := context.Background()
	h, err := host.New(host.Config{})
	if err != nil {
		log.Fatal(err)
	}
	defer h.Close(ctx)
	globals, err := h.ExecFile(ctx, "squares.py", "squares = (n * n for n in range(3))\n")
	if err != nil {
		log.Fatal(err)
	}
	for v, err := range host.Elements(globals["squares"]) {
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(v)
	}
	// Output:
	// 0
	// 1
	// 4
}

// A Go function prints what went wrong in a function of the script that it calls.
func ExampleAsScriptError() {
	log := log.New(os.Stdout, "", 0)
	try := func(thread *starlark.Thread, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		var callback starlark.Callable
		if err := starlark.UnpackArgs(b.Name(), args, kwargs, "callback", &callback); err != nil {
			return nil, err
		}
		args = nil
		_, err := starlark.Call(thread, callback, args, nil)
		if err != nil {
			log.Print(host.AsScriptError(thread, err))
		}
		return starlark.None, nil
	}
	ctx := context.Background()
	h, err := host.New(host.Config{Predeclared: starlark.StringDict{"try_": starlark.NewBuiltin("try_", try)}})
	if err != nil {
		log.Fatal(err)
	}
	defer h.Close(ctx)
	_, err = h.ExecFile(ctx, "stock.py", `
class OutOfStock(Exception):
    def __str__(self):
        return f"no {self.args[0]} left"

def order():
    raise OutOfStock("tea")

try_(order)
`)
	if err != nil {
		log.Fatal(err)
	}
	// Output: OutOfStock: no tea left
}

// What a script did not handle has its type, its message and its traceback.
func ExampleScriptError() {
	ctx := context.Background()
	h, err := host.New(host.Config{})
	if err != nil {
		log.Fatal(err)
	}
	defer h.Close(ctx)

	_, err = h.ExecFile(ctx, "prices.star", `prices = {"tea": 3}
print(prices["coffee"])
`)
	var script *host.ScriptError
	if errors.As(err, &script) {
		fmt.Println(script.Type(), script.Message())
		fmt.Print(script.Traceback())
	}
	// Output:
	// KeyError 'coffee'
	// Traceback (most recent call last):
	//   File "prices.star", line 2, in <module>
	//     print(prices["coffee"])
	//           ~~~~~~^^^^^^^^^^
	// KeyError: 'coffee'
}

// A context stops a script: its finally clauses run, its tasks are stopped, too.
func ExampleHost_ExecFile_timeout() {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	h, err := host.New(host.Config{})
	if err != nil {
		log.Fatal(err)
	}
	defer h.Close(context.Background())

	_, err = h.ExecFile(ctx, "forever.star", `
try:
    while True:
        pass
finally:
    print("cleaned up")
`)
	fmt.Println(errors.Is(err, context.DeadlineExceeded))
	// Output:
	// cleaned up
	// true
}

// A script runs as the command fstar would run it.
func ExampleConfig_system() {
	h, err := host.New(host.Config{
		Args:     []string{"tool.star", "--verbose"}, // sys.argv
		System:   true,                               // open, input, os.environ
		ReadFile: os.ReadFile,                        // import of files beside the script
	})
	if err != nil {
		log.Fatal(err)
	}
	defer h.Close(context.Background())
	_, err = h.ExecFile(context.Background(), "tool.star", "import sys\nprint(sys.argv[1:])\n")
	if err != nil {
		log.Fatal(err)
	}
	// Output: ['--verbose']
}

// Go is told what becomes of the tasks of pools.
func ExampleConfig_taskEvents() {
	ctx := context.Background()
	cfg := host.Config{
		TaskEvents: func(e host.TaskEvent) {
			if e.Kind == host.TaskEnded {
				fmt.Printf("%s(%s) %v\n", e.Function, e.Args, e.Outcome)
			}
		},
	}
	h, err := host.New(cfg)
	if err != nil {
		log.Fatal(err)
	}
	_, err = h.ExecFile(ctx, "jobs.py", `
from concurrent.futures import ThreadPoolExecutor

with ThreadPoolExecutor(max_workers=1) as executor:
    executor.submit(int, "7")
    executor.submit(int, "seven", base=10)
`)
	if err != nil {
		log.Fatal(err)
	}
	h.Close(ctx) // since then there are no more events
	// Output:
	// int('7') returned
	// int('seven', base=10) raised
}

// A rules engine compiles once. Each run has global variables of its own.
func ExampleCompile() {
	ctx := context.Background()
	h, err := host.New(host.Config{})
	if err != nil {
		log.Fatal(err)
	}
	defer h.Close(ctx)

	program, err := host.Compile("price.py", "price = base * (100 - discount) // 100")
	if err != nil {
		log.Fatal(err)
	}
	given := starlark.StringDict{"base": starlark.MakeInt(200), "discount": starlark.MakeInt(10)}
	results, err := h.Run(ctx, program, given)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(results["price"])
	// Output: 180
}

// A module of the program's own.
func ExampleModule() {
	find := func(_ *starlark.Thread, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		var id int
		if err := starlark.UnpackArgs(b.Name(), args, kwargs, "id", &id); err != nil {
			return nil, err
		}
		return starlark.String(fmt.Sprintf("user %d", id)), nil
	}
	db := host.Module{
		Name: "db", Doc: "Finds users.",
		Members: starlark.StringDict{"find": starlark.NewBuiltin("find", find)},
	}
	h, err := host.New(host.Config{Modules: []host.Module{db}})
	if err != nil {
		log.Fatal(err)
	}
	ctx := context.Background()
	defer h.Close(ctx)
	if err := h.RunFile(ctx, "users.py", "import db\nprint([db.find(i) for i in range(2)])"); err != nil {
		log.Fatal(err)
	}
	// Output: ['user 0', 'user 1']
}

// Ordinary Go functions and values.
func ExampleFunc() {
	type user struct {
		ID   int    `fstar:"id"`
		Name string `fstar:"name"`
	}
	find := func(ctx context.Context, table string, ids ...int) ([]user, error) {
		var users []user
		for _, id := range ids {
			users = append(users, user{ID: id, Name: table})
		}
		return users, ctx.Err()
	}
	h, err := host.New(host.Config{Predeclared: starlark.StringDict{"find": host.Func("find", find)}})
	if err != nil {
		log.Fatal(err)
	}
	ctx := context.Background()
	defer h.Close(ctx)
	globals, err := h.ExecFile(ctx, "users.py", `
users = find("users", 3, 4)
results = {"total": sum(u["id"] for u in users), "names": [f"{u['name']} {u['id']}" for u in users]}
`)
	if err != nil {
		log.Fatal(err)
	}
	var results struct {
		Total int      `fstar:"total"`
		Names []string `fstar:"names"`
	}
	if err := host.FromValue(globals["results"], &results); err != nil {
		log.Fatal(err)
	}
	fmt.Println(results.Total, results.Names)
	// Output: 7 [users 3 users 4]
}
