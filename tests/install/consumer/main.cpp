#include "sayso/result.hpp"
#include "sayso/span.hpp"
#include "sayso/version.hpp"

#include <iostream>

sayso::Result<int> half(int number) {
  if (number % 2 != 0) return sayso::fail(sayso::Fault::bad_input, "This number is odd: give an even one.");
  return number / 2;
}

int main() {
  const sayso::Span span{0, 5};
  std::cout << "sayso " << sayso::version << ": " << half(8).value() << " " << span.size() << " "
            << half(7).error().message << "\n";
}
