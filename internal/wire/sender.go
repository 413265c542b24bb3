package wire

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/lower"
	"fstar/internal/object"
	"fstar/internal/pyop"
	"fstar/internal/pyrt"
	"fstar/internal/script"
)

// A Sender writes the calls of a pool for its workers, and reads what they return.
//
// What functions refer to in their modules goes as news to each worker, once: a variable
// has in the worker the value that it had here when a task first needed it, and from then
// on a life of its own, as in a process that was forked. The script lock guards a Sender.
type Sender struct {
	task, teller coder // of calls, and of news

	head    *Encoder                                   // modules that are new
	news    *Encoder                                   // variables and classes that are new; it remembers all that it ever wrote
	modules map[*pyrt.Module]map[string]starlark.Value // what was sent, under its name
	sources map[string]bool                            // files besides those of modules
	missing map[variable]bool                          // what functions read that was not there
	queue   []variable
	typed   int               // how many statements it knows of: see refresh
	open    map[variable]bool // being defined
	journal []variable        // marked since the definition began that may be rolled back
	classes map[int]*object.Class
}

// variable is a variable of a module.
type variable struct {
	m    *pyrt.Module
	name string
}

// NewSender returns a Sender for a pool of p.
func NewSender(p Program) *Sender {
	s := &Sender{modules: make(map[*pyrt.Module]map[string]starlark.Value), sources: make(map[string]bool), missing: make(map[variable]bool), classes: make(map[int]*object.Class), open: make(map[variable]bool)}
	s.task = coder{p: p, sender: s}
	s.teller = coder{p: p, sender: s, news: true}
	s.head = NewEncoder(nil, nil)
	s.news = NewEncoder(&s.teller, nil)
	return s
}

// Call writes a call. The news, if there is some, is to be told to all workers before. The
// error is that of CPython's pickle: see [Path] for what it is about. The caller has the
// script lock.
func (s *Sender) Call(t *script.Thread, fn starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (payload, news []byte, err error) {
	_, err = t.Run(nil, func() (starlark.Value, error) {
		s.task.t, s.teller.t = t, t
		s.refresh()
		e := NewEncoder(&s.task, nil)
		err := s.call(e, fn, args, kwargs)
		payload = e.Bytes()
		s.flush()
		return starlark.None, err
	})
	return payload, append(s.head.Take(), s.news.Take()...), err
}

func (s *Sender) call(e *Encoder, fn starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) error {
	if err := e.Value(fn); err != nil {
		return within(err, "the function")
	}
	e.Uint(len(args))
	for i, arg := range args {
		if err := e.Value(arg); err != nil {
			return within(err, "argument "+strconv.Itoa(i+1))
		}
	}
	e.Uint(len(kwargs))
	for _, kw := range kwargs {
		name := string(kw[0].(starlark.String))
		e.Text(name)
		if err := e.Value(kw[1]); err != nil {
			return within(err, "argument '"+name+"'")
		}
	}
	return nil
}

// add tells the workers of a module, if they do not know it.
func (s *Sender) add(m *pyrt.Module) {
	if s.modules[m] == nil {
		s.modules[m] = make(map[string]starlark.Value)
		s.head.Tag(tagAddModule)
		s.head.Text(m.Name())
		s.head.Text(m.File())
		source, _ := s.task.p.Source(m.File())
		s.head.Text(source)
		s.head.Value(starlark.Bool(m.IsPackage()))
	}
}

// addSource tells the workers of a file that has code of a module they know.
func (s *Sender) addSource(file string) {
	if s.sources[file] {
		return
	}
	s.sources[file] = true
	source, _ := s.task.p.Source(file)
	s.head.Tag(tagAddSource)
	s.head.Text(file)
	s.head.Text(source)
}

// sent reports whether a variable was sent, or is being sent.
func (s *Sender) sent(m *pyrt.Module, name string) bool { return s.modules[m][name] != nil }

// refresh puts the variables into the queue that statements have bound anew.
func (s *Sender) refresh() {
	n := s.task.p.Statements()
	if n == s.typed {
		return
	}
	s.typed = n
	for m, sent := range s.modules {
		for name, v := range sent {
			if now := m.Variable(name); now != nil && !pyop.Is(now, v) {
				delete(sent, name)
				s.queue = append(s.queue, variable{m, name})
			}
		}
	}
	for v := range s.missing {
		if v.m.Variable(v.name) != nil {
			s.queue = append(s.queue, v)
		}
	}
	slices.SortFunc(s.queue, func(a, b variable) int { return cmp.Compare(a.name, b.name) })
}

func (s *Sender) mark(m *pyrt.Module, name string) {
	s.modules[m][name] = m.Variable(name)
	delete(s.missing, variable{m, name})
	s.journal = append(s.journal, variable{m, name})
}

// needs has the variables sent that a function reads.
func (s *Sender) needs(m *pyrt.Module, file string, id lower.FuncID) error {
	unit, err := s.task.p.Unit(m, file)
	if err != nil {
		return err
	}
	if unit == nil || !unit.Has(id) { // it was made by exec
		return PicklingError.Errorf("Can't pickle <function %s>: its source is not known", object.FunctionName(id.Name))
	}
	s.add(m)
	if file != "" {
		s.addSource(file)
	}
	for _, name := range unit.Names(id) {
		s.wants(m, name)
	}
	return nil
}

// wants puts a variable into the queue, if it is one and was not sent.
func (s *Sender) wants(m *pyrt.Module, name string) {
	if s.sent(m, name) || strings.HasPrefix(name, "__") {
		return
	}
	if v := (variable{m, name}); m.Variable(name) != nil {
		s.queue = append(s.queue, v)
	} else {
		s.missing[v] = true
	}
}

// wantsAll is wants for all variables of a module.
func (s *Sender) wantsAll(m *pyrt.Module) {
	s.add(m)
	for _, name := range m.VariableNames() {
		s.wants(m, name)
	}
}

// flush defines the variables in the queue, and those that they need.
func (s *Sender) flush() {
	for len(s.queue) > 0 {
		next := s.queue[0]
		s.queue = s.queue[1:]
		s.define(next.m, next.name)
	}
}

// define sends a variable, unless it was sent.
func (s *Sender) define(m *pyrt.Module, name string) error {
	s.add(m)
	if s.sent(m, name) {
		return nil
	}
	return s.try(func() error { return s.teller.definition(s.news, m, name) }, func(err error) {
		s.news.Tag(tagDefine)
		s.news.Text(m.Name())
		s.news.Text(name)
		s.news.Tag(tagAbsent)
		s.news.Text(object.TypeName(m.Variable(name)))
		s.news.Text(exception.Catch(err, 0).Message())
		s.mark(m, name)
	})
}

// try has f write news. If that fails it is taken back, and instead writes something else.
func (s *Sender) try(f func() error, instead func(error)) error {
	before := s.news.mark()
	s.journal = s.journal[:0]
	err := f()
	if err == nil {
		return nil
	}
	s.news.rollback(before)
	for _, v := range s.journal {
		delete(s.modules[v.m], v.name)
	}
	instead(err)
	return nil
}

// tell sends a class that is no variable, and returns its number in the news.
func (s *Sender) tell(class *object.Class) (int, error) {
	var failed error
	s.try(func() error { return s.news.Value(class) }, func(err error) { failed = err })
	if failed != nil {
		return 0, failed
	}
	n, _ := s.news.Number(class)
	return n, nil
}

// addClass notes the number of a class that is being told.
func (s *Sender) addClass(class *object.Class) {
	n, _ := s.news.Number(class)
	s.classes[n] = class
}

// Result reads what a call returned. An exception that it raised is the error: its
// __cause__ is a [RemoteTraceback]. The caller has the script lock.
func (s *Sender) Result(t *script.Thread, data []byte) (starlark.Value, error) {
	return t.Run(nil, func() (starlark.Value, error) {
		s.task.t = t
		d := NewDecoder(&s.task, data)
		raised, text, err := d.outcome()
		if err != nil {
			return nil, err
		}
		v, err := d.Value()
		if err != nil || !raised {
			return v, err
		}
		x, ok := v.(*object.Exception)
		if !ok {
			return nil, d.Errorf("a %s was raised", v.Type())
		}
		return nil, remote(x, text)
	})
}
