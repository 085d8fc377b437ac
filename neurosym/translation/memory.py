"""How the process treats memory that tensors gave back."""

from __future__ import annotations

import ctypes


def keep_freed_memory() -> None:
    """Tells glibc not to give freed memory back: it would be faulted in again at every step.

    This holds for the whole process. It does nothing where there is another C library.
    """
    try:
        libc = ctypes.CDLL("libc.so.6")
    except OSError:
        return  # another C library: slower, not wrong
    m_trim_threshold, m_mmap_max, m_arena_max = -1, -4, -8
    libc.mallopt(m_mmap_max, 0)
    libc.mallopt(m_trim_threshold, 2**31 - 1)
    libc.mallopt(m_arena_max, 1)
