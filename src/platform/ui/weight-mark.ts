/**
 * Where the footer says what the page weighs. The weight is known only once the page is whole and
 * compressed, so `Page` leaves a mark, and `withWeight` writes the figure in its place.
 */
export const WEIGHT_MARK = '<data class="poids" value="">'
