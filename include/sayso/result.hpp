// What a door returns: a value, or an Error that says in one complete sentence what went wrong, where, and what to do.
// Members are named as in std::expected, which neither of our compilers has. A Result is never empty; value(), * and ->
// ask for has_value() first, and error() for its opposite: value() on a failed Result ends the program with its message.
//
//   Result<int> parse(std::string_view text);
//   if (auto number = parse("12")) use(*number); else report(number.error().message);
//
// A failure is made with fail(), and passed on from one type to another the same way:
//
//   return fail(Fault::bad_input, "\"12x\" is not a number: remove the \"x\".");
//   return fail(std::move(number).error());
//
// Odd cases: Result<void> has no value but may fail; T may be move-only; Result<Error> is refused, for it would be
// unclear which of the two was meant.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>

namespace sayso {

enum class Fault {
  bad_input,  // what was read is broken, missing or too large
  bad_use,    // the caller asked for something that does not exist
  internal,   // sayso is wrong, or the machine failed
};

struct Error {
  Fault fault = Fault::internal;
  std::string message;  // one complete sentence

  friend bool operator==(const Error&, const Error&) = default;
};

// An Error on its way into a Result of any type, as std::unexpected is.
struct Failure {
  Error error;
};

[[nodiscard]] inline Failure fail(Fault fault, std::string message) {
  return Failure{Error{fault, std::move(message)}};
}
[[nodiscard]] inline Failure fail(Error error) { return Failure{std::move(error)}; }

template <class T>
class Result;
template <>
class Result<void>;

namespace detail {

template <class T>
inline constexpr bool is_result = false;
template <class T>
inline constexpr bool is_result<Result<T>> = true;

// Whether a U given to a Result<T> is a value for it, and not a Result or a failure to copy.
template <class U, class T>
inline constexpr bool can_become = std::is_constructible_v<T, U> && !is_result<std::remove_cvref_t<U>> &&
                                   !std::is_same_v<std::remove_cvref_t<U>, Failure> &&
                                   !std::is_same_v<std::remove_cvref_t<U>, std::in_place_t>;

[[noreturn]] inline void die_for_lack_of_value(const Error& error) {
  std::fprintf(stderr, "sayso: a value was taken from a failed result: %s\n", error.message.c_str());
  std::abort();
}
[[noreturn]] inline void die_for_lack_of_error() {
  std::fputs("sayso: an error was taken from a result that has none.\n", stderr);
  std::abort();
}

}  // namespace detail

template <class T>
class [[nodiscard]] Result {
  static_assert(!std::is_reference_v<T>, "A Result holds values: use a pointer or std::reference_wrapper.");
  static_assert(!std::is_same_v<T, Error> && !std::is_same_v<T, Failure>,
                "A Result of an Error would be ambiguous.");

 public:
  using value_type = T;
  using error_type = Error;

  Result() requires std::is_default_constructible_v<T> : state_(std::in_place_index<0>) {}

  // A function returns a value or a failure just so, without naming the Result: both conversions are meant.
  // NOLINTBEGIN(google-explicit-constructor)
  template <class U = T, class = std::enable_if_t<detail::can_become<U, T>>>
  explicit(!std::is_convertible_v<U, T>) Result(U&& value)
      : state_(std::in_place_index<0>, std::forward<U>(value)) {}
  Result(Failure failure) : state_(std::in_place_index<1>, std::move(failure.error)) {}
  // NOLINTEND(google-explicit-constructor)

  template <class... Arguments>
  explicit Result(std::in_place_t, Arguments&&... arguments)
      : state_(std::in_place_index<0>, std::forward<Arguments>(arguments)...) {}

  bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }

  T& value() & { return checked(*this); }
  const T& value() const& { return checked(*this); }
  T&& value() && { return std::move(checked(*this)); }

  T& operator*() & { return checked(*this); }
  const T& operator*() const& { return checked(*this); }
  T&& operator*() && { return std::move(checked(*this)); }
  T* operator->() { return &checked(*this); }
  const T* operator->() const { return &checked(*this); }

  Error& error() & { return failed(*this); }
  const Error& error() const& { return failed(*this); }
  Error&& error() && { return std::move(failed(*this)); }

  template <class U>
  T value_or(U&& other) const& {
    return has_value() ? **this : static_cast<T>(std::forward<U>(other));
  }
  template <class U>
  T value_or(U&& other) && {
    return has_value() ? std::move(**this) : static_cast<T>(std::forward<U>(other));
  }

  // next(value) returns a Result; an error is passed on.
  template <class Next>
  auto and_then(Next&& next) & {
    return chain(*this, std::forward<Next>(next));
  }
  template <class Next>
  auto and_then(Next&& next) const& {
    return chain(*this, std::forward<Next>(next));
  }
  template <class Next>
  auto and_then(Next&& next) && {
    return chain(std::move(*this), std::forward<Next>(next));
  }

  // next(value) returns a plain value; an error is passed on.
  template <class Next>
  auto transform(Next&& next) & {
    return change(*this, std::forward<Next>(next));
  }
  template <class Next>
  auto transform(Next&& next) const& {
    return change(*this, std::forward<Next>(next));
  }
  template <class Next>
  auto transform(Next&& next) && {
    return change(std::move(*this), std::forward<Next>(next));
  }

  // next(error) returns a Result of the same type; a value is passed on.
  template <class Next>
  Result or_else(Next&& next) const& {
    return has_value() ? *this : Result(std::invoke(std::forward<Next>(next), error()));
  }
  template <class Next>
  Result or_else(Next&& next) && {
    return has_value() ? std::move(*this)
                       : Result(std::invoke(std::forward<Next>(next), std::move(*this).error()));
  }

 private:
  template <class Self>
  static auto& checked(Self& self) {
    if (!self.has_value()) detail::die_for_lack_of_value(*std::get_if<1>(&self.state_));
    return *std::get_if<0>(&self.state_);
  }
  template <class Self>
  static auto& failed(Self& self) {
    if (self.has_value()) detail::die_for_lack_of_error();
    return *std::get_if<1>(&self.state_);
  }
  template <class Self, class Next>
  static auto chain(Self&& self, Next&& next) {
    using Other = std::remove_cvref_t<std::invoke_result_t<Next, decltype(*std::forward<Self>(self))>>;
    static_assert(detail::is_result<Other>, "and_then() takes a function that returns a Result.");
    if (!self.has_value()) return Other(fail(std::forward<Self>(self).error()));
    return Other(std::invoke(std::forward<Next>(next), *std::forward<Self>(self)));
  }
  template <class Self, class Next>
  static auto change(Self&& self, Next&& next) {
    using Value = std::remove_cv_t<std::invoke_result_t<Next, decltype(*std::forward<Self>(self))>>;
    if (!self.has_value()) return Result<Value>(fail(std::forward<Self>(self).error()));
    if constexpr (std::is_void_v<Value>) {
      std::invoke(std::forward<Next>(next), *std::forward<Self>(self));
      return Result<Value>();
    } else {
      return Result<Value>(std::invoke(std::forward<Next>(next), *std::forward<Self>(self)));
    }
  }

  std::variant<T, Error> state_;
};

template <>
class [[nodiscard]] Result<void> {
 public:
  using value_type = void;
  using error_type = Error;

  Result() = default;
  Result(Failure failure)  // NOLINT(google-explicit-constructor): meant, as above
      : failed_(true), error_(std::move(failure.error)) {}

  bool has_value() const { return !failed_; }
  explicit operator bool() const { return has_value(); }

  void value() const {
    if (failed_) detail::die_for_lack_of_value(error_);
  }
  void operator*() const { value(); }

  Error& error() & {
    if (!failed_) detail::die_for_lack_of_error();
    return error_;
  }
  const Error& error() const& {
    if (!failed_) detail::die_for_lack_of_error();
    return error_;
  }
  Error&& error() && { return std::move(error()); }

  template <class Next>
  auto and_then(Next&& next) const {
    using Other = std::remove_cvref_t<std::invoke_result_t<Next>>;
    static_assert(detail::is_result<Other>, "and_then() takes a function that returns a Result.");
    if (failed_) return Other(fail(error_));
    return Other(std::invoke(std::forward<Next>(next)));
  }
  template <class Next>
  auto transform(Next&& next) const {
    using Value = std::remove_cv_t<std::invoke_result_t<Next>>;
    if (failed_) return Result<Value>(fail(error_));
    if constexpr (std::is_void_v<Value>) {
      std::invoke(std::forward<Next>(next));
      return Result<void>();
    } else {
      return Result<Value>(std::invoke(std::forward<Next>(next)));
    }
  }
  template <class Next>
  Result or_else(Next&& next) const {
    return failed_ ? Result(std::invoke(std::forward<Next>(next), error_)) : *this;
  }

 private:
  bool failed_ = false;
  Error error_;
};

}  // namespace sayso
