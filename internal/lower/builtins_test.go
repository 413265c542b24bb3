package lower_test

import (
	"fmt"
	"maps"
	"math/big"
	"strings"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/lower"
)

// run runs a script and returns what it prints, and at the end the exception, if any.
func run(name, src string, opts lower.Options) string {
	var out strings.Builder
	f, err := lowered(name, src, opts)
	if err != nil {
		return err.Error()
	}
	prog, err := starlark.FileProgram(f, predeclared)
	if err != nil {
		return "compile: " + err.Error()
	}
	thread := &starlark.Thread{Name: "main", Print: func(_ *starlark.Thread, msg string) { out.WriteString(msg) }}
	env := environment(&out, thread)
	thread.SetMaxExecutionSteps(50_000_000)
	_, err = prog.Init(thread, env)
	if err = pending(thread, err); err != nil {
		fmt.Fprintf(&out, "uncaught %s\n", exceptionOf(err).class.name)
		if strings.Contains(err.Error(), "too many steps") {
			out.WriteString(err.Error())
		}
	}
	return out.String()
}

type function func(t *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error)

// environment returns the predeclared names, which are the module's variables, too.
func environment(out *strings.Builder, thread *starlark.Thread) starlark.StringDict {
	running = thread
	env := starlark.StringDict{}
	g := &namespace{vars: env}
	env["$g"] = g
	env["$Ellipsis"] = starlark.String("...")
	env["__name__"] = starlark.String("__main__")
	for name, c := range exceptions {
		env[name] = c
	}
	for _, name := range []string{"len", "range", "list", "tuple", "dict", "sorted", "str", "int", "repr", "abs", "min", "max", "bool", "zip", "enumerate", "reversed", "hasattr", "set"} {
		env[name] = starlark.Universe[name]
	}
	def := func(name string, f function) {
		env[name] = starlark.NewBuiltin(name, func(t *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
			return f(t, args, kwargs)
		})
	}
	def("$n", func(_ *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		return number(args[0]), nil
	})
	variables(def)
	exceptionBuiltins(def)
	iteration_(def)
	operators(def)
	matching(def)
	def("print", func(t *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		words := make([]string, len(args))
		for i, x := range args {
			words[i] = show(x)
		}
		out.WriteString(strings.Join(words, " ") + "\n")
		return starlark.None, nil
	})
	env["$show"] = env["print"]
	def("repr", func(_ *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		return starlark.String(repr(args[0])), nil
	})
	def("str", func(_ *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		return starlark.String(show(args[0])), nil
	})
	def("$class", func(t *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		c := &class{name: string(args[0].(starlark.String)), dict: starlark.StringDict{}}
		for _, b := range args[2].(starlark.Tuple) {
			c.base = b.(*class)
		}
		if _, err := starlark.Call(t, args[1], starlark.Tuple{&namespace{vars: c.dict, outer: g}}, nil); err != nil {
			return nil, err
		}
		if cell, ok := args[4].(*namespace); ok {
			cell.vars["cls"] = c
		}
		return c, nil
	})
	def("$cell", func(*starlark.Thread, starlark.Tuple, []starlark.Tuple) (starlark.Value, error) {
		return &namespace{vars: starlark.StringDict{}}, nil
	})
	def("$annotate", func(_ *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		ns := args[0].(*namespace)
		if ns.vars["__annotations__"] == nil {
			ns.vars["__annotations__"] = new(starlark.Dict)
		}
		return starlark.None, ns.vars["__annotations__"].(*starlark.Dict).SetKey(args[1], args[len(args)-1])
	})
	for _, name := range []string{"$funcattrs", "$decorated"} {
		def(name, func(_ *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
			return args[0], nil
		})
	}
	def("N", func(_ *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		o, ok := args[0].(*object)
		if !ok {
			return starlark.String(map[string]string{"string": "str", "function": "builtin_function_or_method"}[args[0].Type()]), nil
		}
		return starlark.String(strings.Replace(o.class.name, "UnboundLocal", "Name", 1)), nil
	})
	def("$super", func(_ *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		c := args[0].(*namespace).vars["cls"].(*class)
		o := args[1].(*object)
		return &superObject{o: o, c: c.base}, nil
	})
	def("property", func(_ *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		return &property{starlark.None, args[0].(starlark.Callable)}, nil
	})
	def("isinstance", func(_ *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		o, ok := args[0].(*object)
		return starlark.Bool(ok && o.class.isSubclass(args[1].(*class))), nil
	})
	def("$typeparam", func(_ *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		return args[0], nil
	})
	def("$typealias", func(_ *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		return args[0], nil
	})
	env["$len"], env["$isinstance"] = env["len"], env["isinstance"]
	for name, arity := range arities {
		env[name] = &applied{env[name].(starlark.Callable), arity}
	}
	def("$with", func(_ *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		return &partial{args[0].(*applied), nil, args[1]}, nil
	})
	g.under = maps.Clone(env)
	return env
}

type superObject struct {
	namespace
	o *object
	c *class
}

func (s *superObject) Attr(name string) (starlark.Value, error) { return s.o.bound(s.c, name) }

func variables(def func(string, function)) {
	def("$box", func(_ *starlark.Thread, _ starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		b := &namespace{vars: starlark.StringDict{}, fn: true}
		for _, kv := range kwargs {
			b.vars[string(kv[0].(starlark.String))] = kv[1]
		}
		return b, nil
	})
	def("$set", func(_ *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		return args[2], args[0].(starlark.HasSetField).SetField(string(args[1].(starlark.String)), args[2])
	})
	def("$del", func(_ *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		name := string(args[1].(starlark.String))
		switch o := args[0].(type) {
		case *namespace:
			if !o.remove(name) {
				return nil, o.unbound(name)
			}
		case *object:
			if _, ok := o.dict[name]; !ok {
				return nil, raised("AttributeError", name)
			}
			delete(o.dict, name)
		}
		return starlark.None, nil
	})
	def("$delitem", func(_ *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		switch x := args[0].(type) {
		case *starlark.Dict:
			if _, ok, err := x.Delete(args[1]); err != nil || !ok {
				return nil, raised("KeyError", repr(args[1]))
			}
		case *starlark.List:
			lo, hi := 0, 0
			if s, ok := args[1].(starlark.Tuple); ok {
				lo, hi = bound(s[0], 0, x.Len()), bound(s[1], x.Len(), x.Len())
			} else {
				i, _ := starlark.AsInt32(args[1])
				lo, hi = i, i+1
			}
			replace(x, lo, hi, nil)
		}
		return starlark.None, nil
	})
	def("$slice", func(_ *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		x, ok := args[0].(starlark.Sliceable)
		if !ok {
			return nil, raised("TypeError", "slice")
		}
		step := 1
		if args[3] != starlark.None {
			step, _ = starlark.AsInt32(args[3])
		}
		if step < 0 {
			return x.Slice(bound(args[1], x.Len()-1, x.Len()-1), bound(args[2], -1, x.Len()), step), nil
		}
		lo, hi := bound(args[1], 0, x.Len()), bound(args[2], x.Len(), x.Len())
		return x.Slice(lo, max(lo, hi), step), nil
	})
	def("$sliceof", func(_ *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		return args, nil
	})
	def("$setslice", func(t *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		x := args[0].(*starlark.List)
		list, err := elems(t, args[4])
		if err == nil {
			replace(x, bound(args[1], 0, x.Len()), bound(args[2], x.Len(), x.Len()), list)
		}
		return starlark.None, err
	})
	def("$index", func(_ *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		i, err := starlark.AsInt32(number(args[1]))
		if d, ok := args[0].(*starlark.Dict); ok {
			v, found, _ := d.Get(args[1])
			if !found {
				return nil, raised("KeyError", "")
			}
			return v, nil
		}
		x, ok := args[0].(starlark.Indexable)
		if err != nil || !ok {
			return nil, raised("TypeError", "index")
		}
		if i < 0 {
			i += x.Len()
		}
		if i < 0 || i >= x.Len() {
			return nil, raised("IndexError", "index")
		}
		return x.Index(i), nil
	})
}

func bound(x starlark.Value, def, n int) int {
	if x == starlark.None {
		return def
	}
	i, _ := starlark.AsInt32(x)
	if i < 0 {
		i += n
	}
	return min(max(i, 0), n)
}

func replace(x *starlark.List, lo, hi int, list []starlark.Value) {
	var all []starlark.Value
	for e := range x.Elements() {
		all = append(all, e)
	}
	out := append(append(append([]starlark.Value(nil), all[:lo]...), list...), all[max(lo, hi):]...)
	_ = x.Clear()
	for _, e := range out {
		_ = x.Append(e)
	}
}

func exceptionBuiltins(def func(string, function)) {
	def("$try", func(t *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		before := handling(t)
		v, err := starlark.Call(t, args[0], nil, nil)
		if err != nil {
			err = pending(t, err)
			leaveHandlers(t, before)
			if strings.Contains(err.Error(), "too many steps") {
				return nil, err
			}
			return &caught{exc: exceptionOf(err)}, nil
		}
		return v, nil
	})
	def("$caught", func(_ *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		_, ok := args[0].(*caught)
		return starlark.Bool(ok), nil
	})
	except := func(t *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		c, ok := args[0].(*caught)
		if !ok {
			return starlark.False, nil
		}
		matches := len(args) == 1
		if !matches {
			list, ok := args[1].(starlark.Tuple)
			if !ok {
				list = starlark.Tuple{args[1]}
			}
			for _, x := range list {
				matches = matches || c.exc.class.isSubclass(x.(*class))
			}
		}
		if matches {
			t.SetLocal("$handling", &handler{c: c, outer: handling(t)})
		}
		return starlark.Bool(matches), nil
	}
	def("$except", except)
	def("$exc", func(_ *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		return args[0].(*caught).exc, nil
	})
	def("$bindexc", func(t *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		c, h := args[0].(*caught), handling(t)
		h.ns, h.name = args[1].(*namespace), show(args[2])
		h.ns.vars[h.name] = c.exc
		return c.exc, nil
	})
	def("$handling", func(t *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		if _, ok := args[0].(*caught); !ok {
			return starlark.None, nil
		}
		return except(t, args, nil)
	})
	for name, op := range map[string]syntax.Token{"$lt": syntax.LT, "$le": syntax.LE, "$gt": syntax.GT, "$ge": syntax.GE} {
		def(name, func(_ *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
			ok, err := starlark.Compare(op, args[0], args[1])
			return starlark.Bool(ok), err
		})
	}
	def("$handled", func(t *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		if c, ok := args[0].(*caught); ok {
			if handling(t).c != c {
				panic("$handled out of order")
			}
			leaveHandlers(t, handling(t).outer)
		}
		return starlark.None, nil
	})
	def("$reraise", func(_ *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		return nil, &pyError{args[0].(*caught).exc}
	})
	def("$raiseagain", func(t *starlark.Thread, _ starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		h := handling(t)
		if h == nil {
			return nil, raised("RuntimeError", "No active exception to reraise")
		}
		return nil, &pyError{h.c.exc}
	})
	def("$raise", func(t *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		x := args[0]
		if c, ok := x.(*class); ok {
			var err error
			if x, err = starlark.Call(t, c, nil, nil); err != nil {
				return nil, err
			}
		}
		o, ok := x.(*object)
		if !ok {
			return nil, raised("TypeError", "exceptions must derive from BaseException")
		}
		return nil, &pyError{o}
	})
	def("$assert", func(_ *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		if len(args) == 0 {
			return nil, raised("AssertionError", "")
		}
		return nil, raised("AssertionError", show(args[0]))
	})
	def("$enter", func(t *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		o, ok := args[0].(*object)
		if !ok {
			return nil, raised("TypeError", "no context manager")
		}
		enter, err := o.Attr("__enter__")
		if err != nil {
			return nil, err
		}
		v, err := starlark.Call(t, enter, nil, nil)
		return &manager{cm: o, entered: v}, err
	})
	def("$entered", func(_ *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		return args[0].(*manager).entered, nil
	})
	def("$exit", func(t *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		exit, err := args[0].(*manager).cm.(*object).Attr("__exit__")
		if err != nil {
			return nil, err
		}
		exitArgs := starlark.Tuple{starlark.None, starlark.None, starlark.None}
		c, raising := args[1].(*caught)
		if raising {
			exitArgs = starlark.Tuple{c.exc.class, c.exc, starlark.None}
		}
		v, err := starlark.Call(t, exit, exitArgs, nil)
		if err != nil {
			return nil, err
		}
		if raising && bool(v.Truth()) {
			return starlark.None, nil
		}
		return args[1], nil
	})
}

func iteration_(def func(string, function)) {
	def("$generator", func(t *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		return newGenerator(t, args[0], append(starlark.Tuple(nil), args[1:]...)), nil
	})
	yield := func(t *starlark.Thread, v starlark.Value) (starlark.Value, error) {
		return t.Local("$yield").(func(starlark.Value) (starlark.Value, error))(v)
	}
	def("$yield", func(t *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		return yield(t, args[0])
	})
	def("$yieldfrom", func(t *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		g, ok := args[0].(*generator)
		if !ok {
			list, err := elems(t, args[0])
			for _, v := range list {
				if _, err := yield(t, v); err != nil {
					return nil, err
				}
			}
			return starlark.None, err
		}
		var m message
		m.v = starlark.None
		for {
			v, err, ok := g.next(m)
			if err != nil || !ok {
				return v, err
			}
			if m.v, err = yield(t, v); err != nil {
				if cerr := g.close(); cerr != nil {
					return nil, cerr
				}
				return nil, err
			}
		}
	})
	def("next", func(t *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		v, err := args[0].(*generator).send(message{v: starlark.None})
		if err != nil && len(args) > 1 && exceptionOf(err).class.name == "StopIteration" {
			return args[1], nil
		}
		return v, err
	})
	def("iter", func(_ *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		return args[0], nil
	})
	def("$setitem", func(_ *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		switch x := args[0].(type) {
		case *starlark.Dict:
			return starlark.None, x.SetKey(args[1], args[2])
		case *starlark.List:
			i, err := starlark.AsInt32(args[1])
			if err != nil {
				return nil, err
			}
			return starlark.None, x.SetIndex(i, args[2])
		}
		return nil, fmt.Errorf("no items in a %s", args[0].Type())
	})
	def("$star", func(t *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		next, err := nexter(t, args[0])
		return &iteration{next: next, thread: t}, err
	})
	def("$iter", func(t *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		next, err := nexter(t, args[0])
		if err != nil {
			return nil, err
		}
		it := &iteration{next: next, thread: t}
		if len(args) > 1 {
			it.unpack, _ = starlark.AsInt32(args[1])
		}
		return it, nil
	})
	def("$unpack", func(_ *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		n, _ := starlark.AsInt32(args[1])
		return unpack(args[0], n, -1)
	})
	def("$unpackstar", func(_ *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		n, _ := starlark.AsInt32(args[1])
		after, _ := starlark.AsInt32(args[2])
		return unpack(args[0], n, after)
	})
	concat := func(t *starlark.Thread, args starlark.Tuple) ([]starlark.Value, error) {
		var all []starlark.Value
		for _, x := range args {
			list, err := elems(t, x)
			if err != nil {
				return nil, err
			}
			all = append(all, list...)
		}
		return all, nil
	}
	def("$list", func(t *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		list, err := concat(t, args)
		return starlark.NewList(list), err
	})
	def("$tuple", func(t *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		list, err := concat(t, args)
		return starlark.Tuple(list), err
	})
	def("$setof", func(t *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		list, err := concat(t, args)
		s := starlark.NewSet(len(list))
		for _, x := range list {
			_ = s.Insert(x)
		}
		return s, err
	})
	dict := func(_ *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		d := new(starlark.Dict)
		for _, x := range args {
			for _, kv := range x.(*starlark.Dict).Items() {
				_ = d.SetKey(kv[0], kv[1])
			}
		}
		return d, nil
	}
	def("$dict", dict)
	def("$merge", dict) // as good as new
	def("$kwargs", func(t *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		return dict(t, args[1:], kwargs)
	})
	def("$bytes", func(_ *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		return args[0], nil
	})
	def("$items", func(_ *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		d := new(starlark.Dict)
		for i := 0; i < len(args); i += 2 {
			_ = d.SetKey(args[i], args[i+1])
		}
		return d, nil
	})
	for name, f := range map[string]func([]starlark.Value) (starlark.Value, error){
		"list":  func(l []starlark.Value) (starlark.Value, error) { return starlark.NewList(l), nil },
		"tuple": func(l []starlark.Value) (starlark.Value, error) { return starlark.Tuple(l), nil },
		"sum": func(l []starlark.Value) (starlark.Value, error) {
			var s starlark.Value = starlark.MakeInt(0)
			for _, x := range l {
				var err error
				if s, err = starlark.Binary(syntax.PLUS, s, number(x)); err != nil {
					return nil, err
				}
			}
			return s, nil
		},
		"any": func(l []starlark.Value) (starlark.Value, error) {
			for _, x := range l {
				if x.Truth() {
					return starlark.True, nil
				}
			}
			return starlark.False, nil
		},
		"all": func(l []starlark.Value) (starlark.Value, error) {
			for _, x := range l {
				if !x.Truth() {
					return starlark.False, nil
				}
			}
			return starlark.True, nil
		},
	} {
		def(name, func(t *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
			if len(args) == 0 {
				return f(nil)
			}
			list, err := elems(t, args[0])
			if err != nil {
				return nil, err
			}
			return f(list)
		})
	}
}

func operators(def func(string, function)) {
	equal := func(x, y starlark.Value) (bool, error) { return starlark.Equal(number(x), number(y)) }
	def("$eq", func(_ *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		eq, err := equal(args[0], args[1])
		return starlark.Bool(eq), err
	})
	def("$ne", func(_ *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		eq, err := equal(args[0], args[1])
		return starlark.Bool(!eq), err
	})
	def("$in", func(_ *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		return starlark.Binary(syntax.IN, args[0], args[1])
	})
	def("$is", func(_ *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		switch x := args[0].(type) {
		case starlark.Tuple:
			return starlark.False, nil
		case starlark.Int, starlark.String, starlark.Float:
			eq, err := starlark.Equal(x, args[1])
			return starlark.Bool(eq), err
		}
		return starlark.Bool(args[0] == args[1]), nil
	})
	for name, op := range map[string]syntax.Token{
		"$or": syntax.PIPE, "$and": syntax.AMP, "$xor": syntax.CIRCUMFLEX, "$lsh": syntax.LTLT, "$rsh": syntax.GTGT, "$mod": syntax.PERCENT, "$floordiv": syntax.SLASHSLASH,
		"$add": syntax.PLUS, "$sub": syntax.MINUS, "$mul": syntax.STAR, "$truediv": syntax.SLASH, "$isub": syntax.MINUS, "$imod": syntax.PERCENT, "$iand": syntax.AMP, "$ior": syntax.PIPE, "$ixor": syntax.CIRCUMFLEX,
		"$itruediv": syntax.SLASH, "$ifloordiv": syntax.SLASHSLASH, "$ilsh": syntax.LTLT, "$irsh": syntax.GTGT,
	} {
		def(name, func(_ *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
			_, ok1 := args[0].(starlark.Bool)
			_, ok2 := args[1].(starlark.Bool)
			v, err := starlark.Binary(op, number(args[0]), number(args[1]))
			if ok1 && ok2 && (op == syntax.AMP || op == syntax.PIPE || op == syntax.CIRCUMFLEX) {
				return v.Truth(), err
			}
			return v, err
		})
	}
	def("$iadd", func(t *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		if x, ok := args[0].(*starlark.List); ok {
			list, err := elems(t, args[1])
			for _, e := range list {
				_ = x.Append(e)
			}
			return x, err
		}
		return starlark.Binary(syntax.PLUS, number(args[0]), number(args[1]))
	})
	def("$imul", func(t *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		v, err := starlark.Binary(syntax.STAR, number(args[0]), number(args[1]))
		if x, ok := args[0].(*starlark.List); ok && err == nil {
			list, _ := elems(t, v)
			replace(x, 0, x.Len(), list)
			return x, nil
		}
		return v, err
	})
	pow := func(_ *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		x, ok1 := number(args[0]).(starlark.Int)
		y, ok2 := number(args[1]).(starlark.Int)
		if !ok1 || !ok2 {
			return nil, raised("TypeError", "pow")
		}
		return starlark.MakeBigInt(new(big.Int).Exp(x.BigInt(), y.BigInt(), nil)), nil
	}
	def("$pow", pow)
	def("$ipow", pow)
	attr := func(_ *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		x, ok := args[0].(starlark.HasAttrs)
		if !ok {
			return nil, raised("AttributeError", show(args[1]))
		}
		v, err := x.Attr(show(args[1]))
		if v == nil && err == nil {
			return nil, raised("AttributeError", show(args[1]))
		}
		return v, err
	}
	def("$attr", attr)
	for n, name := range []string{"$call0", "$call1", "$call2"} {
		def(name, func(t *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
			fn, err := attr(nil, args, nil)
			if err != nil {
				return nil, err
			}
			if n == 0 {
				return starlark.Call(t, fn, nil, nil)
			}
			return &pendingCall{fn: fn, left: n}, nil
		})
	}
	for _, name := range []string{"$method", "$supermethod"} {
		def(name, func(_ *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
			fn, err := attr(nil, args, nil)
			if err != nil {
				return nil, err
			}
			return starlark.NewBuiltin(name, func(t *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
				return starlark.Call(t, fn, args[1:], kwargs)
			}), nil
		})
	}
	fstr := func(_ *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		var b strings.Builder
		for i := 0; i+3 < len(args); i += 4 {
			b.WriteString(show(args[i]))
			s := show(args[i+1])
			if args[i+2] != starlark.String("") {
				s = repr(args[i+1])
			}
			var width int
			if _, err := fmt.Sscanf(show(args[i+3]), ">%d", &width); err == nil {
				s = fmt.Sprintf("%*s", width, s)
			}
			b.WriteString(s)
		}
		b.WriteString(show(args[len(args)-1]))
		return starlark.String(b.String()), nil
	}
	def("$fstr", fstr)
	def("$template", func(_ *starlark.Thread, texts starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		return &template{texts: texts, fstr: fstr}, nil
	})
	for _, name := range []string{"$import", "$importtop", "$importfrom"} {
		def(name, func(_ *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
			if name == "$importfrom" {
				return args[1], nil
			}
			return starlark.String("module " + show(args[0])), nil
		})
	}
}

func matching(def func(string, function)) {
	def("$matchseq", func(_ *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		var n int
		switch x := args[0].(type) {
		case starlark.Tuple:
			n = x.Len()
		case *starlark.List:
			n = x.Len()
		default:
			return starlark.False, nil
		}
		want, _ := starlark.AsInt32(args[1])
		return starlark.Bool(n == want || n > want && bool(args[2].Truth())), nil
	})
	def("$matchmap", func(_ *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		d, ok := args[0].(*starlark.Dict)
		if !ok {
			return starlark.None, nil
		}
		values := starlark.Tuple{}
		for _, k := range args[1].(starlark.Tuple) {
			v, found, _ := d.Get(k)
			if !found {
				return starlark.None, nil
			}
			values = append(values, v)
		}
		return values, nil
	})
	def("$matchrest", func(_ *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		d := new(starlark.Dict)
		for _, kv := range args[0].(*starlark.Dict).Items() {
			_ = d.SetKey(kv[0], kv[1])
		}
		for _, k := range args[1].(starlark.Tuple) {
			_, _, _ = d.Delete(k)
		}
		return d, nil
	})
	def("$matchclass", func(_ *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		var names starlark.Tuple
		n, _ := starlark.AsInt32(args[2])
		switch c := args[1].(type) {
		case *starlark.Builtin: // int, str …
			kind := map[string]string{"int": "int", "str": "string", "list": "list", "tuple": "tuple", "dict": "dict"}[c.Name()]
			if args[0].Type() != kind {
				return starlark.None, nil
			}
			if n == 1 {
				return starlark.Tuple{args[0]}, nil
			}
			return starlark.Tuple{}, nil
		case *class:
			o, ok := args[0].(*object)
			if !ok || !o.class.isSubclass(c) {
				return starlark.None, nil
			}
			if m, _ := c.find("__match_args__"); m != nil && n > 0 {
				names = append(names, m.(starlark.Tuple)[:n]...)
			}
			names = append(names, args[3].(starlark.Tuple)...)
			values := starlark.Tuple{}
			for _, name := range names {
				v, err := o.Attr(show(name))
				if err != nil {
					return starlark.None, nil
				}
				values = append(values, v)
			}
			return values, nil
		}
		return starlark.None, nil
	})
}
