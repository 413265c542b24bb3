package tracing

import (
	"bytes"
	"os"
)

// An output is a file with a text that grows. Behind what stays of it there is an end, which
// what comes next is written over, so that the file is whole at any time.
type output struct {
	f      *os.File
	info   os.FileInfo
	stream bool // what is written stays: a pipe, or a file that others write, too
	shared bool // f is to stay open

	at   int64  // where what stays ends
	end  int64  // where all ends; behind that there may be spaces
	tail []byte // an end without which the file is not whole
	err  error  // the first
}

// begin empties the file and begins it with text, of which the first bytes stay. The others
// can be the end of the file at any time.
func (o *output) begin(text []byte, stays int) error {
	if !o.stream {
		o.err = o.f.Truncate(0)
	}
	o.tail = bytes.Clone(text[stays:])
	o.write(text, stays)
	if o.err != nil && !o.stream {
		o.f.Truncate(0) // a file without its head would be nobody's
	}
	return o.err
}

// write writes text, of which the first bytes stay, unless there was an error.
func (o *output) write(text []byte, stays int) {
	switch {
	case o.err != nil:
	case !o.stream:
		o.err = o.overwrite(text, stays)
	case stays > 0:
		_, o.err = o.f.Write(text[:stays])
	}
}

// overwrite writes text over the end of the file. It is one call of the system, lest who reads
// the file, or kills the process, sees a part of it: so where the text is shorter than what
// was there, spaces follow, which mean nothing in either format.
func (o *output) overwrite(text []byte, stays int) error {
	end := o.at + int64(len(text))
	if n := o.end - end; n > 0 {
		text = append(text, bytes.Repeat([]byte{' '}, int(n))...)
	}
	if _, err := o.f.WriteAt(text, o.at); err != nil {
		o.restore()
		return err
	}
	o.at += int64(stays)
	o.end = end
	return nil
}

// restore makes the file whole again, where the device is full and has taken a part of a text:
// there was something in the place of the tail before.
func (o *output) restore() {
	o.f.WriteAt(o.tail, o.at)
	o.f.Truncate(o.at + int64(len(o.tail)))
}

// close writes the last text, all of which stays, and closes the file. It returns the first
// error there was. If there is no text, the file was not begun, and stays as it is.
func (o *output) close(text []byte) error {
	o.write(text, len(text))
	if o.err == nil && !o.stream && len(text) > 0 {
		o.err = o.f.Truncate(o.end)
	}
	if o.shared {
		return o.err
	}
	if err := o.f.Close(); o.err == nil {
		o.err = err
	}
	return o.err
}
