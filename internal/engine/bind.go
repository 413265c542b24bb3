package engine

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"fstar/internal/object"
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
	} else if err := fn.bind(frame, args, names); err != nil {
		return failNowhere(t, err)
	}
	return fn.run(t, b, f, at, frame)
}

// run runs the body of fn in a frame that has the arguments.
func (fn *Function) run(t *script.Thread, b *body, f *value.Frame, at site, frame *value.Frame) value.Value {
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

// bind puts the arguments of a call where the parameters are. The last len(names) of them are given by name.
func (fn *Function) bind(frame *value.Frame, args []value.Value, names []string) error {
	given := len(args) - len(names)
	others := fn.bindPositional(frame, args[:given], nil, len(names))
	for i, name := range names {
		if err := fn.bindNamed(frame, others, value.TextAt(&names[i]), args[given+i]); err == errUnexpected {
			return fn.unexpected(name, names)
		} else if err != nil {
			return err
		}
	}
	return fn.bindRest(frame, given)
}

// bindSpread is bind for arguments that are those of a whole tuple, if that is not nil, and those by name that a
// dict of texts has, which may be nil.
func (fn *Function) bindSpread(frame *value.Frame, args []value.Value, whole *value.Tuple, kw *value.Dict) error {
	n := 0
	if kw != nil {
		n = kw.Len()
	}
	others := fn.bindPositional(frame, args, whole, n)
	if n > 0 {
		if c := fn.code; others != nil && c.only == c.positions && c.keywords == 0 {
			if err := others.Update(object.Keys, kw); err != nil {
				return err
			}
		} else {
			for k, v := range kw.All() {
				if err := fn.bindNamed(frame, others, k, v); err == errUnexpected {
					name, _ := k.Text()
					return fn.unexpected(name, textsOf(kw))
				} else if err != nil {
					return err
				}
			}
		}
	}
	return fn.bindRest(frame, len(args))
}

// noKeywords is what **kwargs is without any, where nobody can see the dict: see passesOn. It is never changed.
var noKeywords value.Dict

// bindPositional puts arguments without names where the parameters are. It returns what **kwargs is, with room for
// n items, or nil.
func (fn *Function) bindPositional(frame *value.Frame, args []value.Value, whole *value.Tuple, n int) (others *value.Dict) {
	c := fn.code
	params := frame[firstParam:]
	p := copy(params[:c.positions], args)
	if c.star >= 0 {
		if whole == nil || p > 0 {
			whole = value.NewTuple(args[p:]...)
		}
		params[c.star] = whole.Value()
	}
	if c.starstar >= 0 {
		if n == 0 && c.passedOn {
			params[c.starstar] = noKeywords.Value()
			return nil
		}
		others = value.NewDict(n)
		params[c.starstar] = others.Value()
	}
	return others
}

// errUnexpected is the error of bindNamed for a name that no parameter takes.
var errUnexpected = errors.New("unexpected")

// bindNamed puts an argument by name where its parameter is, or among the others, if that is not nil.
func (fn *Function) bindNamed(frame *value.Frame, others *value.Dict, key, v value.Value) error {
	name, _ := key.Text()
	if p := fn.code.find(name); p >= 0 {
		if frame[firstParam+p].Present() {
			return object.TypeError.Errorf("%s() got multiple values for argument '%s'", fn.qualname, name)
		}
		frame[firstParam+p] = v
		return nil
	}
	if others == nil {
		return errUnexpected
	}
	return object.Store(others, key, v)
}

// bindRest gives parameters without an argument their defaults, where given arguments had no names.
func (fn *Function) bindRest(frame *value.Frame, given int) error {
	c := fn.code
	params := frame[firstParam:]
	if given > c.positions && c.star < 0 {
		return fn.tooMany(params, given)
	}
	for i := min(given, c.positions); i < c.positions+c.keywords; i++ {
		if params[i].Present() {
			continue
		}
		v := fn.defaultOf(i)
		if !v.Present() {
			return fn.missing(params)
		}
		params[i] = v
	}
	return nil
}

// defaultOf returns the default of a parameter, or none.
func (fn *Function) defaultOf(p int) (v value.Value) {
	c := fn.code
	if p >= c.positions {
		if i := p - c.positions; i < len(fn.keywords) {
			v = fn.keywords[i]
		}
	} else if i := p - (c.positions - len(fn.defaults)); i >= 0 {
		v = fn.defaults[i]
	}
	return v
}

func textsOf(d *value.Dict) (texts []string) {
	for k := range d.All() {
		s, _ := k.Text()
		texts = append(texts, s)
	}
	return texts
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
		return object.TypeError.Errorf("%s() got some positional-only arguments passed as keyword arguments: '%s'", fn.qualname, strings.Join(only, ", "))
	}
	return object.UnexpectedKeyword(fn.qualname, name, c.params[c.only:c.positions+c.keywords])
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
		return object.TooManyArguments(fn.qualname, takes, one, count, given == 1)
	}
	count += " positional argument" + plural(given) + " (and " + strconv.Itoa(byKeyword) + " keyword-only argument" + plural(byKeyword) + ")"
	return object.TooManyArguments(fn.qualname, takes, one, count, false)
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
		return object.MissingArguments(fn.qualname, "positional", names)
	}
	for i := range c.keywords {
		if !params[c.positions+i].Present() && (i >= len(fn.keywords) || !fn.keywords[i].Present()) {
			names = append(names, c.params[c.positions+i])
		}
	}
	return object.MissingArguments(fn.qualname, "keyword-only", names)
}

// withContext returns an error that is raised while an exception is handled: that is its context.
func withContext(t *script.Thread, err error) error {
	e := object.Catch(err, t.Depth())
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
	e := object.Catch(err, t.Depth())
	e.AddTrace(x.Trace)
	if x.Frames != nil {
		keepFrames(x, e)
	}
	return e
}

// caught returns the exception that a try statement has caught.
func caught(t *script.Thread) *object.Exception {
	x := &t.Execution
	e, ok := x.Err.(*object.Exception)
	if !ok {
		e = object.Catch(x.Err, t.Depth())
	}
	x.Err = nil
	e.AddTrace(x.Trace)
	if x.Frames != nil {
		keepFrames(x, e)
	}
	return e
}
