// Package threading is the script module threading.
//
//	threading.enumerate()        the threads that are alive, the main thread first
//	threading.active_count()     how many they are
//	threading.current_thread()   the calling thread
//	threading.main_thread()      the main thread
//	threading.get_ident()        the identifier of the calling thread, not zero
//	threading.Lock()             a mutex: see [Lock]
//	threading.Event()            a flag to wait for: see [Event]
//
// A thread has name, ident, daemon and is_alive(). It is the same value each time.
//
// Source: the threading module in the Python library reference.
package threading

import (
	"fmt"

	"go.starlark.net/starlark"
	"go.starlark.net/starlarkstruct"

	"fstar/internal/script"
	"fstar/internal/signature"
)

// New returns the module for the threads of rt.
func New(rt *script.Runtime) *starlarkstruct.Module {
	rt.ThreadObject = object
	return &starlarkstruct.Module{Name: "threading", Members: starlark.StringDict{
		"enumerate": script.NewFunction("enumerate", "", func(*script.Thread, signature.Args) (starlark.Value, error) {
			var list []starlark.Value
			for _, t := range rt.Threads() {
				list = append(list, object(t))
			}
			return starlark.NewList(list), nil
		}),
		"active_count": script.NewFunction("active_count", "", func(*script.Thread, signature.Args) (starlark.Value, error) {
			return starlark.MakeInt(len(rt.Threads())), nil
		}),
		"current_thread": script.NewFunction("current_thread", "", func(t *script.Thread, _ signature.Args) (starlark.Value, error) {
			return object(t), nil
		}),
		"main_thread": script.NewFunction("main_thread", "", func(*script.Thread, signature.Args) (starlark.Value, error) {
			return object(rt.Main()), nil
		}),
		"get_ident": script.NewFunction("get_ident", "", func(t *script.Thread, _ signature.Args) (starlark.Value, error) {
			return starlark.MakeInt64(t.Ident()), nil
		}),
		"Lock":  script.NewFunction("Lock", "", func(*script.Thread, signature.Args) (starlark.Value, error) { return newLock(), nil }),
		"Event": script.NewFunction("Event", "", func(*script.Thread, signature.Args) (starlark.Value, error) { return newEvent(), nil }),
	}}
}

// thread is a script thread as scripts see it.
type thread struct{ *script.Thread }

var _ starlark.HasAttrs = (*thread)(nil)

// object returns the one value for t. The caller has the script lock.
func object(t *script.Thread) starlark.Value {
	if t.Object == nil {
		t.Object = &thread{t}
	}
	return t.Object
}

// String returns the thread's repr, such as "<_MainThread(MainThread, started 1)>".
func (t *thread) String() string {
	class, status := "Thread", "started"
	if t.IsMain() {
		class = "_MainThread"
	}
	if !t.Alive() {
		status = "stopped"
	}
	return fmt.Sprintf("<%s(%s, %s %d)>", class, t.Name(), status, t.Ident())
}

// Type returns "Thread".
func (t *thread) Type() string { return "Thread" }

// Freeze does nothing: scripts cannot change a thread.
func (t *thread) Freeze() {}

// Truth returns true.
func (t *thread) Truth() starlark.Bool { return true }

// Hash returns a hash of the thread's identity.
func (t *thread) Hash() (uint32, error) { return script.AddressHash(t) }

var threadMethods = make(script.Methods)

func init() {
	script.AddMethod(threadMethods, "Thread", "is_alive", "", func(_ *script.Thread, t *thread, _ signature.Args) (starlark.Value, error) {
		return starlark.Bool(t.Alive()), nil
	})
}

// Attr returns the attribute called name, or nil.
func (t *thread) Attr(name string) (starlark.Value, error) {
	switch name {
	case "name":
		return starlark.String(t.Name()), nil
	case "ident":
		return starlark.MakeInt64(t.Ident()), nil
	case "daemon":
		return starlark.False, nil
	}
	return threadMethods.Attr(t, name)
}

// AttrNames returns the names of the attributes.
func (t *thread) AttrNames() []string { return threadMethods.Names("daemon", "ident", "name") }
