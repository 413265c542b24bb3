package engine

import (
	"slices"
	"strconv"
	"strings"

	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/pyop"
	"fstar/internal/script"
	"fstar/internal/value"
)

// bindAndRun calls fn, whose body is b, in a new frame that has the thread and the function
// already. The arguments are for a call at a place of the frame f; the last len(names) of them
// are given by name. The place is not added to the trace.
func (fn *Function) bindAndRun(t *script.Thread, b *body, f *value.Frame, at site, frame *value.Frame, args []value.Value, names []string) value.Value {
	c := fn.code
	if len(names) == 0 && len(args) == c.positions && c.keywords == 0 && c.star < 0 && c.starstar < 0 {
		copy(frame[firstParam:], args)
	} else if err := fn.bind(t, frame, args, names); err != nil {
		x := &t.Execution
		raise(t, at, err)
		x.Trace = x.Trace[:0]
		return failure
	}
	return fn.run(t, b, f, at, frame)
}

// run runs the body of fn in a frame that has the arguments.
func (fn *Function) run(t *script.Thread, b *body, f *value.Frame, at site, frame *value.Frame) value.Value {
	for _, slot := range b.cells {
		frame[slot] = value.Hold(&Cell{frame[slot]})
	}
	if b.far > 0 {
		makeFar(frame, b.far)
	}
	if fn.code.kind == generatorCode {
		return newGenerator(fn, b, frame)
	}
	d := t.Execution.Depth
	if !enterAny(t, at, f, true) {
		return failure
	}
	v := b.run(frame)
	t.Execution.Depth = d
	if !v.Present() && v.Signal() == goOn {
		return value.None
	}
	return v
}

// bind puts the arguments of a call where the parameters are.
func (fn *Function) bind(t *script.Thread, frame *value.Frame, args []value.Value, names []string) error {
	c := fn.code
	given := len(args) - len(names)
	n := min(given, c.positions)
	params := frame[firstParam:]
	copy(params, args[:n])
	if c.star >= 0 {
		params[c.star] = value.NewTuple(args[n:given]...).Value()
	}
	var others *value.Dict
	if c.starstar >= 0 {
		others = new(value.Dict)
		params[c.starstar] = others.Value()
	}
	for i, name := range names {
		v := args[given+i]
		if p := c.find(name); p >= 0 {
			if params[p].Present() {
				return exception.TypeError.Errorf("%s() got multiple values for argument '%s'", fn.qualname, name)
			}
			params[p] = v
			continue
		}
		if others == nil {
			return fn.unexpected(name, names)
		}
		if err := pyop.Store(others, value.Text(name), v); err != nil {
			return err
		}
	}
	if given > c.positions && c.star < 0 {
		return fn.tooMany(params, given)
	}
	for i := n; i < c.positions; i++ {
		if params[i].Present() {
			continue
		}
		d := i - (c.positions - len(fn.defaults))
		if d < 0 {
			return fn.missing(params)
		}
		params[i] = fn.defaults[d]
	}
	for i := range c.keywords {
		p := &params[c.positions+i]
		if p.Present() {
			continue
		}
		if i >= len(fn.keywords) || !fn.keywords[i].Present() {
			return fn.missing(params)
		}
		*p = fn.keywords[i]
	}
	return nil
}

// find returns the number of the parameter that can be given by name, or -1.
func (c *Code) find(name string) int {
	for i := c.only; i < c.positions+c.keywords; i++ {
		if c.params[i] == name {
			return i
		}
	}
	return -1
}

// unexpected is the error for a keyword that no parameter takes.
func (fn *Function) unexpected(name string, names []string) error {
	c := fn.code
	var only []string
	for _, p := range c.params[:c.only] {
		if slices.Contains(names, p) {
			only = append(only, p)
		}
	}
	if len(only) > 0 {
		return exception.TypeError.Errorf("%s() got some positional-only arguments passed as keyword arguments: '%s'", fn.qualname, strings.Join(only, ", "))
	}
	return exception.UnexpectedKeyword(fn.qualname, name, c.params[c.only:c.positions+c.keywords])
}

// tooMany is the error for more positional arguments than fn takes.
func (fn *Function) tooMany(params []value.Value, given int) error {
	c := fn.code
	byKeyword := 0
	for i := range c.keywords {
		if params[c.positions+i].Present() {
			byKeyword++
		}
	}
	takes, one := strconv.Itoa(c.positions), c.positions == 1
	if n := len(fn.defaults); n > 0 {
		takes, one = "from "+strconv.Itoa(c.positions-n)+" to "+takes, false
	}
	count := strconv.Itoa(given)
	if byKeyword == 0 {
		return exception.TooManyArguments(fn.qualname, takes, one, count, given == 1)
	}
	count += " positional argument" + plural(given) + " (and " + strconv.Itoa(byKeyword) + " keyword-only argument" + plural(byKeyword) + ")"
	return exception.TooManyArguments(fn.qualname, takes, one, count, false)
}

func plural(n int) string {
	if n == 1 {
		return ""
	}
	return "s"
}

// missing is the error for parameters without an argument. Those that are by keyword only are
// told of when no others are missing.
func (fn *Function) missing(params []value.Value) error {
	c := fn.code
	var names []string
	for i := range c.positions - len(fn.defaults) {
		if !params[i].Present() {
			names = append(names, c.params[i])
		}
	}
	if len(names) > 0 {
		return exception.MissingArguments(fn.qualname, "positional", names)
	}
	for i := range c.keywords {
		if !params[c.positions+i].Present() && (i >= len(fn.keywords) || !fn.keywords[i].Present()) {
			names = append(names, c.params[c.positions+i])
		}
	}
	return exception.MissingArguments(fn.qualname, "keyword-only", names)
}

// withContext returns an error that is raised while an exception is handled: that is its context.
func withContext(t *script.Thread, err error) error {
	e := exception.Catch(err, t.Depth())
	e.Pass(t.Execution.Handled)
	return e
}

// taken returns the error of a function that failed, for Go code.
func taken(t *script.Thread) error {
	x := &t.Execution
	err := x.Err
	x.Err = nil
	if len(x.Trace) == 0 {
		return err
	}
	e := exception.Catch(err, t.Depth())
	e.AddTrace(x.Trace)
	return e
}

// caught returns the exception that a try statement has caught.
func caught(t *script.Thread) *object.Exception {
	x := &t.Execution
	e, ok := x.Err.(*object.Exception)
	if !ok {
		e = exception.Catch(x.Err, t.Depth())
	}
	x.Err = nil
	e.AddTrace(x.Trace)
	return e
}
