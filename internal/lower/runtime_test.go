package lower_test

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"go.starlark.net/starlark"
)

// A small run time for the lowered code of tests: enough of what package pyrt does to
// compare the order of events with Python's. Exceptions are told by messages; classes
// know attributes, functions, properties and single inheritance.

// namespace is $g, a box or a class body.
type namespace struct {
	vars  starlark.StringDict
	outer *namespace
	fn    bool                // a box
	under starlark.StringDict // $g: the builtins, which vars hold, too, unless hidden
}

func (n *namespace) String() string        { return "<namespace>" }
func (n *namespace) Type() string          { return "namespace" }
func (n *namespace) Freeze()               {}
func (n *namespace) Truth() starlark.Bool  { return true }
func (n *namespace) Hash() (uint32, error) { return 0, nil }
func (n *namespace) AttrNames() []string   { return n.vars.Keys() }
func (n *namespace) SetField(name string, v starlark.Value) error {
	if fn, ok := v.(*starlark.Function); ok && remake != nil && !n.fn {
		v = remake(fn)
	}
	n.vars[name] = v
	return nil
}

// remake, if not nil, makes the functions that are assigned to variables of modules and
// classes anew: see TestMakers.
var remake func(*starlark.Function) starlark.Value

// remove deletes a variable, if there is one, and uncovers the builtin it hid.
func (n *namespace) remove(name string) bool {
	v, ok := n.vars[name]
	b := n.under[name]
	switch {
	case !ok || v == b:
		return false
	case b != nil:
		n.vars[name] = b
	default:
		delete(n.vars, name)
	}
	return true
}

func (n *namespace) Attr(name string) (starlark.Value, error) {
	for m := n; m != nil; m = m.outer {
		if v, ok := m.vars[name]; ok {
			return v, nil
		}
	}
	return nil, n.unbound(name)
}

func (n *namespace) unbound(name string) error {
	if n.fn {
		return raised("UnboundLocalError", "local variable "+name)
	}
	return raised("NameError", "name "+name)
}

// class and object are those of scripts.
type class struct {
	name string
	base *class
	dict starlark.StringDict
}

func (c *class) String() string        { return "<class '" + c.name + "'>" }
func (c *class) Type() string          { return "type" }
func (c *class) Freeze()               {}
func (c *class) Truth() starlark.Bool  { return true }
func (c *class) Hash() (uint32, error) { return 0, nil }
func (c *class) Name() string          { return c.name }
func (c *class) AttrNames() []string   { return nil }
func (c *class) SetField(name string, v starlark.Value) error {
	c.dict[name] = v
	return nil
}

func (c *class) find(name string) (starlark.Value, *class) {
	for ; c != nil; c = c.base {
		if v, ok := c.dict[name]; ok {
			return v, c
		}
	}
	return nil, nil
}

func (c *class) Attr(name string) (starlark.Value, error) {
	if name == "__name__" {
		return starlark.String(c.name), nil
	}
	if v, _ := c.find(name); v != nil {
		return v, nil
	}
	return nil, raised("AttributeError", name)
}

func (c *class) isSubclass(d *class) bool {
	for ; c != nil; c = c.base {
		if c == d {
			return true
		}
	}
	return false
}

func (c *class) CallInternal(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	o := &object{class: c, dict: starlark.StringDict{"args": args}}
	if init, _ := c.find("__init__"); init != nil {
		if _, err := starlark.Call(thread, init, append(starlark.Tuple{o}, args...), kwargs); err != nil {
			return nil, err
		}
	}
	return o, nil
}

type object struct {
	class *class
	dict  starlark.StringDict
}

func (o *object) String() string        { return show(o) }
func (o *object) Type() string          { return o.class.name }
func (o *object) Freeze()               {}
func (o *object) Truth() starlark.Bool  { return true }
func (o *object) Hash() (uint32, error) { return 0, nil }
func (o *object) AttrNames() []string   { return nil }
func (o *object) SetField(name string, v starlark.Value) error {
	o.dict[name] = v
	return nil
}

func (o *object) Attr(name string) (starlark.Value, error) {
	if v, ok := o.dict[name]; ok {
		return v, nil
	}
	return o.bound(o.class, name)
}

func (o *object) bound(c *class, name string) (starlark.Value, error) {
	v, _ := c.find(name)
	switch v := v.(type) {
	case nil:
		if name == "__init__" {
			return starlark.NewBuiltin("__init__", func(*starlark.Thread, *starlark.Builtin, starlark.Tuple, []starlark.Tuple) (starlark.Value, error) {
				return starlark.None, nil
			}), nil
		}
		return nil, raised("AttributeError", name)
	case *property:
		return starlark.Call(&starlark.Thread{}, v.get, starlark.Tuple{o}, nil)
	case *starlark.Function:
		return starlark.NewBuiltin(name, func(t *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
			return starlark.Call(t, v, append(starlark.Tuple{o}, args...), kwargs)
		}), nil
	}
	return v, nil
}

type property struct {
	starlark.Value
	get starlark.Callable
}

var exceptions = map[string]*class{}

func init() {
	add := func(base string, names ...string) {
		for _, name := range names {
			exceptions[name] = &class{name: name, base: exceptions[base], dict: starlark.StringDict{}}
		}
	}
	add("", "BaseException")
	add("BaseException", "Exception", "GeneratorExit", "KeyboardInterrupt")
	add("Exception", "ArithmeticError", "LookupError", "ValueError", "TypeError", "NameError", "RuntimeError", "AssertionError",
		"AttributeError", "StopIteration", "ImportError", "OSError")
	add("ArithmeticError", "ZeroDivisionError")
	add("LookupError", "KeyError", "IndexError")
	add("NameError", "UnboundLocalError")
	add("RuntimeError", "RecursionError")
}

// pyError is the Go error of a raised exception.
type pyError struct{ exc *object }

func (e *pyError) Error() string { return e.exc.class.name + ": " + show(e.exc) }

func raised(name, msg string) error {
	return &pyError{&object{class: exceptions[name], dict: starlark.StringDict{"args": starlark.Tuple{starlark.String(msg)}}}}
}

var messages = []struct{ pattern, name string }{
	{`local variable .* referenced before`, "UnboundLocalError"},
	{`predeclared variable .* is uninitialized|global variable`, "NameError"},
	{`key .* not in dict`, "KeyError"},
	{`index .* out of range`, "IndexError"},
	{`division by zero|by zero`, "ZeroDivisionError"},
	{`has no .* field`, "AttributeError"},
	{`too (many|few) values`, "ValueError"},
	{``, "TypeError"},
}

// exceptionOf returns the exception that an error of the interpreter is.
func exceptionOf(err error) *object {
	var e *pyError
	if errors.As(err, &e) {
		return e.exc
	}
	msg := err.Error()
	var ee *starlark.EvalError
	if errors.As(err, &ee) {
		msg = ee.Msg
	}
	if _, key, ok := strings.Cut(msg, `key "`); ok {
		key, _, _ = strings.Cut(key, `" not in`)
		return raised("KeyError", key).(*pyError).exc
	}
	for _, m := range messages {
		if regexp.MustCompile(m.pattern).MatchString(msg) {
			return raised(m.name, msg).(*pyError).exc
		}
	}
	panic("unreachable")
}

// caught is a caught exception: what $try returns.
type caught struct {
	starlark.Value
	exc *object
}

func (c *caught) String() string        { return "<caught>" }
func (c *caught) Type() string          { return "caught" }
func (c *caught) Truth() starlark.Bool  { return true }
func (c *caught) Freeze()               {}
func (c *caught) Hash() (uint32, error) { return 0, nil }

// A handler is an except clause, or a finally clause after an exception, that is run.
type handler struct {
	c     *caught
	ns    *namespace // what the exception is bound in, under name
	name  string
	outer *handler
}

func handling(t *starlark.Thread) *handler { h, _ := t.Local("$handling").(*handler); return h }

// leaveHandlers ends all handlers in outer.
func leaveHandlers(t *starlark.Thread, outer *handler) {
	for h := handling(t); h != outer; h = h.outer {
		if h.ns != nil {
			h.ns.remove(h.name)
		}
	}
	t.SetLocal("$handling", outer)
}

// manager is the state of a with statement.
type manager struct {
	namespace
	cm, entered starlark.Value
}

func number(x starlark.Value) starlark.Value {
	switch x {
	case starlark.True:
		return starlark.MakeInt(1)
	case starlark.False:
		return starlark.MakeInt(0)
	}
	return x
}

// show is str(x), repr is repr(x).
func show(x starlark.Value) string {
	switch x := x.(type) {
	case starlark.String:
		return string(x)
	case *object:
		if args, ok := x.dict["args"].(starlark.Tuple); ok && x.class.isSubclass(exceptions["BaseException"]) {
			switch len(args) {
			case 0:
				return ""
			case 1:
				return show(args[0])
			}
			return repr(args)
		}
	}
	return repr(x)
}

func repr(x starlark.Value) string {
	list := func(open, end string, elems []starlark.Value) string {
		out := make([]string, len(elems))
		for i, e := range elems {
			out[i] = repr(e)
		}
		return open + strings.Join(out, ", ") + end
	}
	switch x := x.(type) {
	case starlark.String:
		r := strings.NewReplacer(`\`, `\\`, "\n", `\n`)
		if strings.Contains(string(x), "'") && !strings.Contains(string(x), `"`) {
			return `"` + r.Replace(string(x)) + `"`
		}
		return "'" + strings.ReplaceAll(r.Replace(string(x)), "'", `\'`) + "'"
	case starlark.Tuple:
		if len(x) == 1 {
			return "(" + repr(x[0]) + ",)"
		}
		return list("(", ")", x)
	case *starlark.List:
		var elems []starlark.Value
		for e := range x.Elements() {
			elems = append(elems, e)
		}
		return list("[", "]", elems)
	case *starlark.Dict:
		var out []string
		for _, kv := range x.Items() {
			out = append(out, repr(kv[0])+": "+repr(kv[1]))
		}
		return "{" + strings.Join(out, ", ") + "}"
	case *object:
		if x.class.isSubclass(exceptions["BaseException"]) {
			args, _ := x.dict["args"].(starlark.Tuple)
			return x.class.name + strings.TrimSuffix(strings.Replace(repr(args), ",)", ")", 1), "")
		}
		return "<" + x.class.name + ">"
	case *starlark.Function:
		return "<function>"
	}
	return x.String()
}

// generator runs a function on a goroutine of its own.
type generator struct {
	namespace
	next    func(message) (starlark.Value, error, bool) // false at the end
	started bool
	done    bool
}

type message struct {
	v     starlark.Value
	close bool
}

func newGenerator(parent *starlark.Thread, f starlark.Value, args starlark.Tuple) *generator {
	in := make(chan message)
	type result struct {
		v    starlark.Value
		err  error
		done bool
	}
	out := make(chan result)
	g := &generator{}
	start := func() {
		t := &starlark.Thread{Name: "generator", Print: parent.Print}
		t.SetLocal("$yield", func(v starlark.Value) (starlark.Value, error) {
			out <- result{v: v}
			m := <-in
			running = t
			if m.close {
				return nil, raised("GeneratorExit", "")
			}
			return m.v, nil
		})
		m := <-in
		running = t
		if m.close {
			out <- result{done: true}
			return
		}
		v, err := starlark.Call(t, f, args, nil)
		out <- result{v, err, true}
	}
	g.next = func(m message) (starlark.Value, error, bool) {
		if g.done {
			return starlark.None, nil, false
		}
		if !g.started {
			g.started = true
			go start()
		}
		outer := running
		in <- m
		r := <-out
		running = outer
		if r.done {
			g.done = true
		}
		return r.v, r.err, !r.done
	}
	return g
}

func (g *generator) String() string        { return "<generator>" }
func (g *generator) Type() string          { return "generator" }
func (g *generator) Truth() starlark.Bool  { return true }
func (g *generator) Freeze()               {}
func (g *generator) Hash() (uint32, error) { return 0, nil }

func (g *generator) send(m message) (starlark.Value, error) {
	v, err, ok := g.next(m)
	if err != nil {
		return nil, err
	}
	if !ok {
		e := raised("StopIteration", "")
		if v != starlark.None {
			e.(*pyError).exc.dict["args"] = starlark.Tuple{v}
		} else {
			e.(*pyError).exc.dict["args"] = starlark.Tuple{}
		}
		e.(*pyError).exc.dict["value"] = v
		return nil, e
	}
	return v, nil
}

func (g *generator) close() error {
	_, err, ok := g.next(message{close: true})
	if ok {
		return raised("RuntimeError", "generator ignored GeneratorExit")
	}
	if err != nil && !exceptionOf(err).class.isSubclass(exceptions["GeneratorExit"]) {
		return err
	}
	return nil
}

func (g *generator) Attr(name string) (starlark.Value, error) {
	return starlark.NewBuiltin(name, func(_ *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		switch name {
		case "send":
			return g.send(message{v: args[0]})
		case "close":
			return starlark.None, g.close()
		}
		return nil, fmt.Errorf("generator has no %s", name)
	}), nil
}

// iteration is what a loop gets from $iter: a generator, or a list that may change.
type iteration struct {
	namespace
	next   func() (starlark.Value, error)
	thread *starlark.Thread
	unpack int
}

func (it *iteration) Iterate() starlark.Iterator { return &iterator{it} }

type iterator struct{ it *iteration }

func (i *iterator) Done() {}
func (i *iterator) Next(p *starlark.Value) bool {
	v, err := i.it.next()
	if err == nil && v != nil && i.it.unpack > 0 {
		v, err = unpack(v, i.it.unpack, -1)
	}
	if err != nil { // as a builtin cannot say it otherwise
		i.it.thread.SetLocal("$pending", err)
		i.it.thread.Cancel("$pending")
		return false
	}
	if v == nil {
		return false
	}
	*p = v
	return true
}

// pending returns the error of an iterator that stopped the thread, or else err.
func pending(thread *starlark.Thread, err error) error {
	if e, ok := thread.Local("$pending").(error); ok && err != nil {
		thread.SetLocal("$pending", nil)
		thread.Uncancel()
		return e
	}
	return err
}

// nexter returns a function for the elements of x, which ends with nil.
func nexter(thread *starlark.Thread, x starlark.Value) (func() (starlark.Value, error), error) {
	switch x := x.(type) {
	case *generator:
		return func() (starlark.Value, error) {
			v, err, ok := x.next(message{v: starlark.None})
			if err != nil || !ok {
				return nil, err
			}
			return v, nil
		}, nil
	case *iteration:
		return x.next, nil
	case *starlark.List:
		i := 0
		return func() (starlark.Value, error) {
			if i >= x.Len() {
				return nil, nil
			}
			i++
			return x.Index(i - 1), nil
		}, nil
	case starlark.String:
		i := 0
		return func() (starlark.Value, error) {
			if i >= len(x) {
				return nil, nil
			}
			i++
			return x[i-1 : i], nil
		}, nil
	case *object:
		iter, err := x.Attr("__iter__")
		if err != nil {
			return nil, raised("TypeError", "not iterable")
		}
		v, err := starlark.Call(thread, iter, nil, nil)
		if err != nil {
			return nil, err
		}
		return nexter(thread, v)
	case starlark.Iterable:
		it := x.Iterate()
		return func() (starlark.Value, error) {
			var v starlark.Value
			if it.Next(&v) {
				return v, nil
			}
			return nil, nil
		}, nil
	}
	return nil, raised("TypeError", "not iterable: "+x.Type())
}

func elems(thread *starlark.Thread, x starlark.Value) ([]starlark.Value, error) {
	next, err := nexter(thread, x)
	if err != nil {
		return nil, err
	}
	var list []starlark.Value
	for {
		v, err := next()
		if err != nil {
			return nil, err
		}
		if v == nil {
			return list, nil
		}
		list = append(list, v)
	}
}

func unpack(x starlark.Value, n, after int) (starlark.Value, error) {
	list, err := elems(&starlark.Thread{}, x)
	if err != nil {
		return nil, err
	}
	if after < 0 {
		if len(list) != n {
			return nil, raised("ValueError", fmt.Sprintf("%d values to unpack, want %d", len(list), n))
		}
		return starlark.Tuple(list), nil
	}
	if len(list) < n+after {
		return nil, raised("ValueError", "not enough values to unpack")
	}
	out := starlark.Tuple(list[:n:n])
	out = append(out, starlark.NewList(append([]starlark.Value(nil), list[n:len(list)-after]...)))
	return append(out, list[len(list)-after:]...), nil
}
