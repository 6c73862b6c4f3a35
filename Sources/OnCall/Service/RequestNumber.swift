/// The number of a request. Numbers count up: of two responses about one thing, the one with the higher number is newer.
package typealias RequestNumber = Int
