import { SkeletonLines, SkeletonRows } from '../parts/Skeleton.tsx'

export const HomeSkeleton = () => (
  <div className="homeGrid">
    <div className="homeLeft">
      <div className="card">
        <SkeletonLines lines={9} />
      </div>
      <div className="card">
        <SkeletonRows rows={5} />
      </div>
    </div>
    <div className="homeRight">
      <div className="card">
        <SkeletonRows rows={4} />
      </div>
      <div className="card">
        <SkeletonRows rows={6} />
      </div>
    </div>
  </div>
)
