package repl

import (
	"bytes"
	"errors"
	"io"
	"sync"
	"unicode/utf8"
)

// keys is what the line editor reads: what is typed, and marks that others put between.
// Read is for one goroutine, the other methods for any.
//
// The editor reads on when a line has ended, if it has been told so often enough to go on:
// it counts badly. So nothing is to be had from the key that may end a line on, until that is
// known not to have ended it, or the next line begins.
type keys struct {
	src io.Reader

	mu      sync.Mutex
	changed sync.Cond // something below has changed
	open    bool      // a line is being read
	closed  bool
	marks   []byte // to be read when nothing is typed
	typed   []byte // by the goroutine below
	err     error  // of src
	ended   bool   // Read has returned it: the editor reads no more
	want    bool   // the goroutine below is to read, or reads

	pastes  []string // for pasteMarks, in order
	pasting []byte   // the paste that has begun; nil if none has
}

func newKeys(src io.Reader) *keys {
	k := &keys{src: src}
	k.changed.L = &k.mu
	go k.pump()
	return k
}

// pump reads when it is told to. It may still do so when the line has ended, and even
// when k is closed, since a reader cannot be told to stop.
func (k *keys) pump() {
	buf := make([]byte, 4096)
	for {
		k.mu.Lock()
		for !k.want && !k.closed {
			k.changed.Wait()
		}
		closed := k.closed
		k.mu.Unlock()
		if closed {
			return
		}
		n, err := k.src.Read(buf)
		k.mu.Lock()
		k.typed = append(k.typed, k.translate(buf[:n])...)
		if err != nil && (k.open || !errors.Is(err, io.EOF)) { // or it was Ctrl-D, for what runs between two lines
			k.err = err
		}
		k.want = false
		k.changed.Broadcast()
		k.mu.Unlock()
	}
}

// begin says that a line is being read.
func (k *keys) begin() { k.setOpen(true) }

// resume says that the last key has not ended the line.
func (k *keys) resume() { k.setOpen(true) }

// end says that the line has been read. Marks that were not read are dropped.
func (k *keys) end() {
	k.mu.Lock()
	k.marks = nil
	k.mu.Unlock()
	k.setOpen(false)
}

func (k *keys) setOpen(open bool) {
	k.mu.Lock()
	k.open = open
	k.changed.Broadcast()
	k.mu.Unlock()
}

// mayEnd are the keys that may end a line.
const mayEnd = "\r\n\x03\x04"

// take moves keys from one of the lists to p, up to one that may end the line.
func (k *keys) take(p []byte, from *[]byte) int {
	n := len(*from)
	if i := bytes.IndexAny(*from, mayEnd); i >= 0 {
		n = i + 1
	}
	n = copy(p, (*from)[:n])
	k.open = !bytes.ContainsAny(p[:n], mayEnd)
	*from = (*from)[n:]
	return n
}

// over reports whether there are no more keys.
func (k *keys) over() bool {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.ended || k.closed
}

// press puts a key behind what was typed.
func (k *keys) press(r rune) {
	k.mu.Lock()
	k.marks = utf8.AppendRune(k.marks, r)
	k.changed.Broadcast()
	k.mu.Unlock()
}

// paste returns the text for a pasteMark.
func (k *keys) paste() string {
	k.mu.Lock()
	defer k.mu.Unlock()
	if len(k.pastes) == 0 {
		return ""
	}
	text := k.pastes[0]
	k.pastes = k.pastes[1:]
	return text
}

// Read waits for keys while a line is being read, and else until one is.
func (k *keys) Read(p []byte) (int, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	for {
		switch {
		case k.closed:
			return 0, io.EOF
		case !k.open:
		case len(k.typed) > 0: // first, so that no mark comes between the bytes of a key
			return k.take(p, &k.typed), nil
		case len(k.marks) > 0:
			return k.take(p, &k.marks), nil
		case k.err != nil:
			k.ended = true
			return 0, k.err
		case !k.want:
			k.want = true
			k.changed.Broadcast()
		}
		k.changed.Wait()
	}
}

// Close makes Read return io.EOF.
func (k *keys) Close() error {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.closed = true
	k.changed.Broadcast()
	return nil
}

// What terminals send.
var (
	pasteBegin = []byte("\x1b[200~")
	pasteEnd   = []byte("\x1b[201~")
	deleteKey  = []byte("\x1b[3~")
)

// longTyped is how many characters at once are no typing: the editor, which draws the line
// anew for each, is given them as one.
const longTyped = 32

// translate returns the keys for what src gave. Pastes become pasteMarks. The caller has
// k.mu.
func (k *keys) translate(b []byte) []byte {
	var out []byte
	for len(b) > 0 {
		if k.pasting != nil {
			k.pasting = append(k.pasting, b...)
			text, rest, ended := bytes.Cut(k.pasting, pasteEnd)
			if !ended {
				return out
			}
			out = k.appendPaste(out, text)
			k.pasting, b = nil, rest
			continue
		}
		switch n := plainLen(b); {
		case bytes.HasPrefix(b, pasteBegin):
			k.pasting, b = make([]byte, 0, len(b)), b[len(pasteBegin):]
		case bytes.HasPrefix(b, deleteKey):
			out, b = utf8.AppendRune(out, deleteMark), b[len(deleteKey):]
		case b[0] == 0: // the editor's end of file
			b = b[1:]
		case n > longTyped:
			out, b = k.appendPaste(out, b[:n]), b[n:]
		default:
			n = max(n, 1)
			out, b = append(out, b[:n]...), b[n:]
		}
	}
	return out
}

func (k *keys) appendPaste(out, text []byte) []byte {
	k.pastes = append(k.pastes, string(text))
	return utf8.AppendRune(out, pasteMark)
}

// plainLen returns how many bytes b begins with that are characters to be typed, without the
// last one if its end is still to come.
func plainLen(b []byte) int {
	n := 0
	for n < len(b) && b[n] >= ' ' && b[n] != 0x7f {
		n++
	}
	if n < len(b) {
		return n
	}
	for i := n - 1; i >= 0 && i >= n-utf8.UTFMax; i-- {
		if utf8.RuneStart(b[i]) {
			if !utf8.FullRune(b[i:]) {
				return i
			}
			break
		}
	}
	return n
}
