;; Passes over bytes of text sixteen at a time. block-scan.ts says what lies in the memory: a block
;; from address 0 on, and behind it line ends up to the end of the vector in which it ends, and
;; sixteen more; then, where they are asked for, places in it.
(module
  (memory (export "memory") 2)

  ;; The address of the first byte from `at` on that is `one`, or `other`, or less than `below`.
  (func (export "next")
    (param $at i32) (param $one i32) (param $other i32) (param $below i32) (result i32)
    (local $ones v128) (local $others v128) (local $belows v128) (local $bytes v128)
    (local $found i32)
    (local.set $ones (i8x16.splat (local.get $one)))
    (local.set $others (i8x16.splat (local.get $other)))
    (local.set $belows (i8x16.splat (local.get $below)))
    (loop $look
      (local.set $bytes (v128.load align=1 (local.get $at)))
      (if
        (i32.eqz
          (local.tee $found
            (i8x16.bitmask
              (v128.or
                (v128.or
                  (i8x16.eq (local.get $bytes) (local.get $ones))
                  (i8x16.eq (local.get $bytes) (local.get $others)))
                (i8x16.lt_u (local.get $bytes) (local.get $belows))))))
        (then
          (local.set $at (i32.add (local.get $at) (i32.const 16)))
          (br $look))))
    (i32.add (local.get $at) (i32.ctz (local.get $found))))

  ;; Writes from `to` on, as i32, the places of all bytes before `end` that are `one`, or `other`, or a
  ;; line's end, and of line ends behind them; gives where the last ends.
  (func (export "marks")
    (param $end i32) (param $one i32) (param $other i32) (param $to i32) (result i32)
    (local $at i32) (local $ones v128) (local $others v128) (local $bytes v128) (local $found i32)
    (local.set $ones (i8x16.splat (local.get $one)))
    (local.set $others (i8x16.splat (local.get $other)))
    (loop $look
      (local.set $bytes (v128.load (local.get $at)))
      (local.set $found
        (i8x16.bitmask
          (v128.or
            (v128.or
              (i8x16.eq (local.get $bytes) (local.get $ones))
              (i8x16.eq (local.get $bytes) (local.get $others)))
            (i8x16.eq (local.get $bytes) (i8x16.splat (i32.const 0x0a))))))
      (block $none
        (br_if $none (i32.eqz (local.get $found)))
        (loop $mark
          (i32.store (local.get $to) (i32.add (local.get $at) (i32.ctz (local.get $found))))
          (local.set $to (i32.add (local.get $to) (i32.const 4)))
          ;; without its lowest bit
          (br_if $mark
            (local.tee $found
              (i32.and (local.get $found) (i32.sub (local.get $found) (i32.const 1)))))))
      (br_if $look
        (i32.le_u
          (local.tee $at (i32.add (local.get $at) (i32.const 16)))
          (local.get $end))))
    (local.get $to))

  ;; Whether the bytes before `end`, of which the last is a line's end, are UTF-8 (RFC 3629): 1 or 0.
  ;;
  ;; After Keiser & Lemire 2021, "Validating UTF-8 in less than one instruction per byte": two bytes
  ;; in a row can be wrong in eight ways, each a bit. The first byte's halves and the second's upper
  ;; half each say which of them they allow, and what all three allow is there.
  ;;   01 a lead without what follows it     02 what follows without a lead
  ;;   04 three bytes for two, E0 80…9F      08 above U+10FFFF, F4 90…BF and F5…FF
  ;;   10 a surrogate, ED A0…BF              20 two bytes for one, C0 and C1
  ;;   40 four bytes for three, F0 80…8F, or above U+10FFFF, F5…FF 80…8F
  ;;   80 two in a row that follow, which is right where the lead is one or two places before them
  (func (export "isUtf8") (param $end i32) (result i32)
    (local $at i32) (local $bytes v128) (local $last v128) (local $before v128) (local $wrong v128)
    (loop $look
      (local.set $bytes (v128.load (local.get $at)))
      ;; All that is ASCII, behind other such, is right.
      (if (i8x16.bitmask (v128.or (local.get $last) (local.get $bytes)))
        (then
          ;; The byte before each.
          (local.set $before
            (i8x16.shuffle 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30
              (local.get $last) (local.get $bytes)))
          (local.set $wrong
            (v128.or
              (local.get $wrong)
              (v128.xor
                (v128.and
                  (v128.and
                    (i8x16.swizzle
                      (v128.const i8x16
                        0x02 0x02 0x02 0x02 0x02 0x02 0x02 0x02
                        0x80 0x80 0x80 0x80 0x21 0x01 0x15 0x49)
                      (i8x16.shr_u (local.get $before) (i32.const 4)))
                    (i8x16.swizzle
                      (v128.const i8x16
                        0xe7 0xa3 0x83 0x83 0x8b 0xcb 0xcb 0xcb
                        0xcb 0xcb 0xcb 0xcb 0xcb 0xdb 0xcb 0xcb)
                      (v128.and (local.get $before) (i8x16.splat (i32.const 0x0f)))))
                  (i8x16.swizzle
                    (v128.const i8x16
                      0x01 0x01 0x01 0x01 0x01 0x01 0x01 0x01
                      0xe6 0xae 0xba 0xba 0x01 0x01 0x01 0x01)
                    (i8x16.shr_u (local.get $bytes) (i32.const 4))))
                ;; Bit 80 where the lead of three or four bytes is two places before, or of four three.
                (v128.and
                  (i8x16.ne
                    (v128.or
                      (i8x16.sub_sat_u
                        (i8x16.shuffle 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29
                          (local.get $last) (local.get $bytes))
                        (i8x16.splat (i32.const 0xdf)))
                      (i8x16.sub_sat_u
                        (i8x16.shuffle 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28
                          (local.get $last) (local.get $bytes))
                        (i8x16.splat (i32.const 0xef))))
                    (v128.const i64x2 0 0))
                  (i8x16.splat (i32.const 0x80))))))))
      (local.set $last (local.get $bytes))
      (br_if $look
        (i32.lt_u
          (local.tee $at (i32.add (local.get $at) (i32.const 16)))
          (local.get $end))))
    (i32.eqz (v128.any_true (local.get $wrong)))))
