package host

import (
	"context"
	"fmt"
	"reflect"

	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/script"
)

var (
	contextType = reflect.TypeFor[context.Context]()
	errorType   = reflect.TypeFor[error]()
)

// Func returns a Go function as one that scripts call, for [Config.Predeclared] and [Module.Members]:
//
//	host.Func("find", func(ctx context.Context, table string, ids ...int) ([]User, error) { … })
//
// Its arguments are set by [FromValue], and its results made by [ToValue]: none is None, several are a tuple, and a last
// one that is an error is raised. A wrong argument is a TypeError. If the last parameter is a struct, scripts give its
// fields by name, those that they want:
//
//	host.Func("find", func(table string, options struct { Limit int `fstar:"limit"` }) …)   # find("users", limit=3)
//
// If the first parameter is a context.Context, the function may block: it gets that of the call, which ends when the
// script is to stop, and other threads of the script run meanwhile. Else none do. It is called on any goroutine that runs
// scripts; of several at once only with a context. Func panics if fn is no function.
func Func(name string, fn any) *starlark.Builtin {
	f := reflect.ValueOf(fn)
	if f.Kind() != reflect.Func || f.IsNil() {
		panic(fmt.Sprintf("host.Func(%q): %T is no function", name, fn))
	}
	g := &goFunc{name: name, fn: f, results: f.Type().NumOut()}
	t := f.Type()
	for i := range t.NumIn() {
		g.params = append(g.params, t.In(i))
	}
	if len(g.params) > 0 && g.params[0] == contextType {
		g.blocks, g.params = true, g.params[1:]
	}
	if n := len(g.params); n > 0 && !t.IsVariadic() && g.params[n-1].Kind() == reflect.Struct && isStruct(g.params[n-1]) {
		g.options, g.params = g.params[n-1], g.params[:n-1]
	}
	if t.IsVariadic() {
		g.rest = g.params[len(g.params)-1].Elem()
		g.params = g.params[:len(g.params)-1]
	}
	if g.results > 0 && t.Out(g.results-1) == errorType {
		g.fails, g.results = true, g.results-1
	}
	return starlark.NewBuiltin(name, g.call)
}

// goFunc is a function of Func.
type goFunc struct {
	name    string
	fn      reflect.Value
	params  []reflect.Type // by position
	rest    reflect.Type   // of a variadic function; else nil
	options reflect.Type   // the struct of arguments by name; else nil
	blocks  bool           // it takes a context
	fails   bool           // it returns an error
	results int            // besides that
}

func (g *goFunc) call(thread *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	in, err := g.arguments(args, kwargs)
	if err != nil {
		return nil, err
	}
	var out []reflect.Value
	if g.blocks {
		t, err := script.Current(thread)
		if err != nil {
			return nil, err
		}
		t.Block(func(ctx context.Context) { out = g.fn.Call(append([]reflect.Value{reflect.ValueOf(ctx)}, in...)) })
	} else {
		out = g.fn.Call(in)
	}
	if g.fails {
		if err, _ := out[g.results].Interface().(error); err != nil {
			return nil, err
		}
	}
	values := make(starlark.Tuple, g.results)
	for i := range values {
		if values[i], err = toValue(out[i], "", 0); err != nil {
			return nil, object.TypeError.Errorf("%s() result %d: %w", g.name, i+1, err)
		}
	}
	switch len(values) {
	case 0:
		return starlark.None, nil
	case 1:
		return values[0], nil
	}
	return values, nil
}

// arguments returns what the function is called with, without the context.
func (g *goFunc) arguments(args starlark.Tuple, kwargs []starlark.Tuple) ([]reflect.Value, error) {
	switch n := len(g.params); {
	case len(args) < n:
		return nil, object.TypeError.Errorf("%s() takes %d positional arguments but %d were given", g.name, n, len(args))
	case len(args) > n && g.rest == nil:
		return nil, object.TypeError.Errorf("%s() takes %d positional arguments but %d were given", g.name, n, len(args))
	}
	var in []reflect.Value
	for i, arg := range args {
		t := g.rest
		if i < len(g.params) {
			t = g.params[i]
		}
		v := reflect.New(t).Elem()
		if err := fromValue(arg, v, fmt.Sprintf("%s() argument %d", g.name, i+1), 0); err != nil {
			return nil, asTypeError(err)
		}
		in = append(in, v)
	}
	if g.options == nil {
		if len(kwargs) > 0 {
			return nil, object.TypeError.Errorf("%s() takes no keyword arguments", g.name)
		}
		return in, nil
	}
	options := reflect.New(g.options).Elem()
	fields := fieldsOf(g.options)
	for _, kw := range kwargs {
		name, _ := object.AsString(kw[0])
		found := false
		for _, f := range fields {
			if found = f.name == name; !found {
				continue
			}
			if err := fromValue(kw[1], options.FieldByIndex(f.index), fmt.Sprintf("%s() argument %s", g.name, name), 0); err != nil {
				return nil, asTypeError(err)
			}
			break
		}
		if !found {
			return nil, object.TypeError.Errorf("%s() got an unexpected keyword argument '%s'", g.name, name)
		}
	}
	return append(in, options), nil
}

// asTypeError returns a TypeError of an error of FromValue.
func asTypeError(err error) error {
	const prefix = "host: "
	return object.TypeError.Errorf("%s", err.Error()[len(prefix):])
}
